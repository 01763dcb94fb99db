// Reference evapotranspiration against the worked examples of FAO-56 and 35 years of a meteorological file.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayOfYear, parseIsoDate } from '../../../../src/base/calendar.ts';
import {
  airPressure, meanSaturationVapour, psychrometricConstant, saturationSlope, saturationVapour, vapourFromHumidityExtremes,
  vapourFromMeanHumidity, vapourFromMinimum, windAtTwoMetres,
} from '../../../../src/model/field/et0/air.ts';
import {
  clearSkyRadiation, daylightHours, extraterrestrialRadiation, netLongWave, netShortWave, radians, radiationFromSunshine, radiationFromTemperature,
} from '../../../../src/model/field/et0/radiation.ts';
import { hargreaves, monthlySoilHeat, penmanMonteith } from '../../../../src/model/field/et0/reference-evapotranspiration.ts';
import { referenceRows } from '../crop/reference-data.ts';

const ELEVATION_M = 276;
const LATITUDE = radians(40.434);

describe('the worked examples of FAO-56', () => {
  // Computed figures are given with six digits, so half a unit of the sixth digit is the tolerance.
  const rows = referenceRows('fao56-et0-examples.csv');
  const computed = (example: string, quantity: string, input?: string): number => {
    const row = rows.find((r) => r['fao56_example'] === example && r['quantity'] === quantity && (input === undefined || r['inputs']!.includes(input)));
    return Number(row!['computed']);
  };
  const agrees = (value: number, example: string, quantity: string, input?: string): void => {
    const want = computed(example, quantity, input);
    expect(Math.abs(value - want), `${example} ${quantity}`).toBeLessThanOrEqual(Math.abs(want) * 6e-6 + 1e-9);
  };

  it('give pressure, vapour and wind', () => {
    agrees(airPressure(1800), '2', 'pressure');
    agrees(psychrometricConstant(airPressure(1800)), '2', 'psychrometric_constant');
    agrees(airPressure(1200), '4', 'pressure');
    agrees(saturationVapour(24.5), '3', 'e0', '24.5');
    agrees(saturationVapour(15), '3', 'e0', 'T=15');
    agrees(meanSaturationVapour(15, 24.5), '3', 'es');
    agrees(vapourFromHumidityExtremes(18, 25, 54, 82), '5', 'ea');
    agrees(vapourFromMeanHumidity(18, 25, 68), '5', 'ea_from_RHmean');
    agrees(windAtTwoMetres(3.2, 10), '14', 'u2');
    expect(vapourFromMinimum(20)).toBe(saturationVapour(18));
  });

  it('give radiation and soil heat', () => {
    agrees(extraterrestrialRadiation(radians(-20), 246), '8', 'Ra');
    agrees(daylightHours(radians(-20), 246), '9', 'N');
    const rio = radians(-22.9);
    agrees(extraterrestrialRadiation(rio, 135), '10', 'Ra');
    agrees(radiationFromSunshine(extraterrestrialRadiation(rio, 135), 7.1, daylightHours(rio, 135)), '10', 'Rs');
    agrees(netLongWave(19.1, 25.1, 2.1, 14.5, 18.8), '11', 'Rnl');
    agrees(monthlySoilHeat(16.1, 14.1), '13', 'G_monthly', 'eq 44');
  });

  it('give Bangkok and Uccle', () => {
    const bangkok = radians(13 + 44 / 60);
    const ra = extraterrestrialRadiation(bangkok, 105);
    const rs = radiationFromSunshine(ra, 8.5, daylightHours(bangkok, 105));
    agrees(ra, '17', 'Ra');
    agrees(rs, '17', 'Rs');
    agrees(clearSkyRadiation(ra, 2), '17', 'Rso');
    agrees(netShortWave(rs), '17', 'Rns');
    agrees(netLongWave(25.6, 34.8, 2.85, rs, clearSkyRadiation(ra, 2)), '17', 'Rnl');
    agrees(saturationSlope(30.2), '17', 'delta');
    const place = { elevationM: 2, pressureKPa: airPressure(2), extraterrestrial: ra, solar: rs };
    agrees(penmanMonteith({ ...place, tMinC: 25.6, tMaxC: 34.8, vapourKPa: 2.85, windMPerS: 2, soilHeat: monthlySoilHeat(30.2, 29.2) }), '17', 'ET0');
    const uccle = radians(50.8);
    const raUccle = extraterrestrialRadiation(uccle, 187);
    const rsUccle = radiationFromSunshine(raUccle, 9.25, daylightHours(uccle, 187));
    agrees(rsUccle, '18', 'Rs');
    const wind = windAtTwoMetres(10 / 3.6, 10);
    agrees(wind, '18', 'u2');
    const vapour = vapourFromHumidityExtremes(12.3, 21.5, 63, 84);
    agrees(
      penmanMonteith({ tMinC: 12.3, tMaxC: 21.5, vapourKPa: vapour, windMPerS: wind, solar: rsUccle, extraterrestrial: raUccle, elevationM: 100, pressureKPa: airPressure(100), soilHeat: 0 }),
      '18', 'ET0',
    );
    agrees(hargreaves(12.3, 21.5, raUccle), 'eq52', 'ET0_Hargreaves Uccle');
    agrees(radiationFromTemperature(raUccle, 12.3, 21.5), 'eq50', 'Rs_from_T Uccle kRs=0.16');
  });
});

describe('35 years of the Hungry Steppe', () => {
  it('are reproduced within 0.02 mm on every day', () => {
    const rows = referenceRows('met-hungrysteppe.csv');
    expect(rows.length).toBeGreaterThan(12_700);
    let worst = 0;
    for (const row of rows) {
      const day = dayOfYear(parseIsoDate(row['date']!)!);
      const tMinC = Number(row['tmin']);
      const tMaxC = Number(row['tmax']);
      const value = penmanMonteith({
        tMinC,
        tMaxC,
        vapourKPa: vapourFromMeanHumidity(tMinC, tMaxC, Number(row['rh_pct'])),
        windMPerS: Number(row['u2']),
        solar: Number(row['rs']),
        extraterrestrial: extraterrestrialRadiation(LATITUDE, day),
        elevationM: ELEVATION_M,
        pressureKPa: airPressure(ELEVATION_M),
        soilHeat: 0,
      });
      worst = Math.max(worst, Math.abs(value - Math.max(0, Number(row['et0_pm']))));
    }
    expect(worst).toBeLessThan(0.02);
  });

  it('never gives anything but a number for weather within physical limits', () => {
    const range = (min: number, max: number): fc.Arbitrary<number> => fc.double({ min, max, noNaN: true });
    fc.assert(
      fc.property(range(-40, 45), range(0, 30), range(0, 100), range(0, 30), range(0, 1), range(-66, 66), fc.integer({ min: 1, max: 366 }), (tMinC, span, humidity, wind, clear, latitude, day) => {
        const extraterrestrial = extraterrestrialRadiation(radians(latitude), day);
        const value = penmanMonteith({
          tMinC,
          tMaxC: tMinC + span,
          vapourKPa: vapourFromMeanHumidity(tMinC, tMinC + span, humidity),
          windMPerS: wind,
          solar: 0.75 * clear * extraterrestrial,
          extraterrestrial,
          elevationM: ELEVATION_M,
          pressureKPa: airPressure(ELEVATION_M),
          soilHeat: 0,
        });
        expect(value).toBeGreaterThanOrEqual(0);
        expect(value).toBeLessThan(60);
        expect(hargreaves(tMinC, tMinC + span, extraterrestrial)).toBeGreaterThanOrEqual(0);
      }),
      { seed: 56 },
    );
  });
});
