// Every shipped scenario: parses, has three languages, keeps the rules by which its figures were chosen.
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { dayNumber } from '../../../src/base/calendar.ts';
import { TICKS_PER_DAY } from '../../../src/base/units.ts';
import { historyYears } from '../../../src/experiment/earlier-years.ts';
import { parseScenario, parseWeather, runTariff, weatherYearIssues, type ResolvedScenario, type WeatherRecord } from '../../../src/model/scenario/index.ts';

const FOLDER = resolve(import.meta.dirname, '../../../sim-scenarios');
const names = readdirSync(join(FOLDER, 'scenarios')).map((file) => file.replace(/\.json$/, ''));
const text = (name: string): string => readFileSync(join(FOLDER, 'scenarios', `${name}.json`), 'utf8');
const loadParent = (name: string): string | undefined => (names.includes(name) ? text(name) : undefined);

function scenario(name: string): ResolvedScenario {
  const result = parseScenario(text(name), { id: name, loadParent });
  if (!result.ok) throw new Error(JSON.stringify(result.issues, undefined, 1));
  return result.value;
}

function weather(): WeatherRecord {
  const result = parseWeather(readFileSync(join(FOLDER, 'data/weather-hungry-steppe.csv'), 'utf8'), 'hungry-steppe');
  if (!result.ok) throw new Error(JSON.stringify(result.issues.slice(0, 3)));
  return result.value;
}

/** The sum of a daily value from the first of one month to the last day before another, in the year. */
function monthsSum(record: WeatherRecord, year: number, months: readonly [from: number, before: number], value: (day: number) => number): number {
  let sum = 0;
  const end = dayNumber({ year, month: months[1], day: 1 });
  for (let day = dayNumber({ year, month: months[0], day: 1 }); day < end; day += 1) sum += value(day - record.firstDayNumber);
  return sum;
}

function fiveHighest(years: readonly number[], score: (year: number) => number): number[] {
  const byScore = [...years].sort((a, b) => score(b) - score(a));
  return byScore.slice(0, 5).sort((a, b) => a - b);
}

/** All years that a scenario's runs and its history may live through. */
const goodYears = (name: string): number[] => {
  const { weatherYears, historyYears = [] } = scenario(name).season;
  return [...weatherYears, ...historyYears].sort((a, b) => a - b);
};

const totalAreaHa = (name: string): number => scenario(name).cluster.blocks.reduce((sum, block) => sum + block.areaHa, 0);

describe('shipped scenarios', () => {
  it.each(names)('%s is valid under its own name, with weather for every year, and is not changed by parsing', (name) => {
    const { id, season } = scenario(name);
    expect(id).toBe(name);
    expect(weatherYearIssues(season, weather())).toEqual([]);
    const document = JSON.parse(text(name)) as unknown;
    const copy = structuredClone(document);
    parseScenario(JSON.stringify(document), { id: name, loadParent });
    expect(document).toEqual(copy);
  });

  it.each(names)('%s has its own title and description in three different languages', (name) => {
    const own = JSON.parse(text(name)) as Record<'title' | 'description', Record<'en' | 'ru' | 'kk', string>>;
    for (const part of [own.title, own.description]) {
      expect(new Set([part.en, part.ru, part.kk]).size).toBe(3);
      expect(part.ru).toMatch(/^[^A-Za-z]+$/);
      // Kazakh has letters that Russian lacks.
      expect(part.kk).toMatch(/^[^A-Za-z]+$/);
      expect(part.kk).toMatch(/[әғқңөұүһіӘҒҚҢӨҰҮҺІ]/);
    }
  });

  it('differ from one another in content', () => {
    expect(new Set(names.map((name) => scenario(name).digest)).size).toBe(names.length);
  });

  it('match the printed areas, points and gins of the country', () => {
    // One hectare in ten thousand: areas of groups are rounded to 0.01 ha per member.
    expect(totalAreaHa('turkistan-2024')).toBeCloseTo(106_400, -1);
    expect(totalAreaHa('national')).toBeCloseTo(144_500, -1);
    expect(totalAreaHa('pilot-cluster')).toBe(1200);
    const { cluster } = scenario('national');
    expect(cluster.receivingPoints.length).toBe(178);
    expect(cluster.gins.length).toBe(20);
    const dripHa = cluster.blocks.filter((block) => block.irrigation === 'drip').reduce((sum, block) => sum + block.areaHa, 0);
    expect(dripHa).toBeCloseTo(50_000, -1);
  });

  it('take dry years by the highest April to September evapotranspiration minus rain', () => {
    const record = weather();
    const score = (year: number): number => monthsSum(record, year, [4, 10], (day) => record.et0Mm[day]! - record.rainMm[day]!);
    expect(scenario('dry-year').season.weatherYears).toEqual(fiveHighest(goodYears('pilot-cluster'), score));
  });

  it('take wet harvests by the highest September to November rain', () => {
    const record = weather();
    const score = (year: number): number => monthsSum(record, year, [9, 12], (day) => record.rainMm[day]!);
    expect(scenario('wet-harvest').season.weatherYears).toEqual(fiveHighest(goodYears('pilot-cluster'), score));
  });

  it('leave the decision core at least eight years of its own to learn from', () => {
    for (const name of names) {
      const { season } = scenario(name);
      const { years, isShared } = historyYears(season, weather());
      expect(isShared, name).toBe(false);
      expect(years.length, name).toBeGreaterThanOrEqual(8);
      expect(years.filter((year) => season.weatherYears.includes(year)), name).toEqual([]);
    }
  });

  it('prices the zones of the day so that their mean is the flat price of the pilot', () => {
    const zones = runTariff(scenario('zone-tariff'));
    const mean = zones.reduce((sum, { startTick, endTick, priceKztPerKwh }) => sum + (endTick - startTick) * priceKztPerKwh, 0) / TICKS_PER_DAY;
    expect(mean).toBe(scenario('pilot-cluster').parameters.economics.electricityKztPerKwh);
    expect(scenario('zone-tariff').cluster).toEqual(scenario('pilot-cluster').cluster);
  });

  it('changes only the weather in the dry and the wet variant of the pilot', () => {
    const pilot = scenario('pilot-cluster');
    for (const name of ['dry-year', 'wet-harvest']) {
      const variant = scenario(name);
      expect(variant.cluster).toEqual(pilot.cluster);
      expect(variant.parameters).toEqual(pilot.parameters);
      expect({ ...variant.season, weatherYears: [] }).toEqual({ ...pilot.season, weatherYears: [] });
    }
  });
});
