// The form of a scenario file, declared once: types, checks and the published JSON schema come from here. References are checked in network.ts.
import { z } from 'zod';
import { daysInMonth } from '../../base/calendar.ts';
import { SOIL_NAMES, SPINNING_PROCESSES, SPINNING_ROUTES, VARIETY_NAMES } from '../domain/cluster.ts';
import { PROCESS_POINT_IDS } from '../domain/process-points.ts';
import { ALL_PARAMETER_GROUPS } from '../parameters/index.ts';
import { quantity } from './quantity.ts';
import { SCENARIO_FORMAT_VERSION } from './resolved.ts';
import { TARIFF } from './tariff.ts';

const SLUG = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
const slug = (description: string) => z.string().max(60).regex(SLUG).meta({ description });
const count = (low: number, high: number, description: string) => z.int().min(low).max(high).meta({ description });

const localisedText = (description: string) =>
  z.strictObject({ en: z.string().min(1), ru: z.string().min(1), kk: z.string().min(1) }).meta({ description });

const monthDay = (description: string) =>
  z
    .strictObject({ month: z.int().min(1).max(12), day: z.int().min(1).max(31) })
    .refine(({ month, day }) => day <= daysInMonth(2001, month), {
      path: ['day'],
      params: { issueCode: 'OUT_OF_RANGE', got: 'a day that this month does not have', expected: 'a day of the month in a year without 29 February' },
    })
    .meta({ description });

const kilometres = (label: string) => quantity({ unit: 'km', range: [-1000, 1000], label });
const position = z
  .strictObject({ east: kilometres('Distance east of the origin of the map'), north: kilometres('Distance north of the origin of the map') })
  .meta({ description: 'Place on the map; the centre of the group when it has several members.' });

const place = {
  id: slug('Unique name of the site or group; members of a group are called id-1, id-2, …'),
  district: slug('District in which the site lies'),
  position,
};
const group = {
  ...place,
  count: count(1, 5000, 'Equal members of the group; 1 when absent').optional(),
  spread: quantity({ unit: 'km', range: [0, 200], label: 'Radius of the circle over which the members of the group lie' }).optional(),
};

const farm = z.strictObject({
  ...group,
  area: quantity({ unit: 'ha', range: [0.1, 200_000], label: 'Cotton area of each member' }),
  soil: z.enum(SOIL_NAMES).meta({ description: 'Texture class of the soil profile' }),
  irrigation: z.enum(['furrow', 'drip']).meta({ description: 'How the field is watered' }),
  salinity: quantity({ unit: 'dS/m', range: [0, 30], label: 'Salinity of the saturated extract: in autumn where leaching is given, at planting otherwise' }),
  leaching: quantity({ unit: 'm3/ha', range: [0, 6000], label: 'Gross water of leaching in winter; none when absent' }).optional(),
  waterTable: z
    .strictObject({
      depth: quantity({ unit: 'm', range: [0.5, 10], label: 'Depth of the water table' }),
      salinity: quantity({ unit: 'dS/m', range: [0, 60], label: 'Conductivity of the groundwater' }),
    })
    .optional()
    .meta({ description: 'Constant water table; out of reach when absent' }),
  variety: z.enum(VARIETY_NAMES).optional().meta({ description: 'Cotton variety; maktaaral-5030 when absent' }),
  picking: z.enum(['hand', 'machine']).meta({ description: 'How the cotton is picked' }),
});

const gin = z.strictObject({
  ...group,
  kind: z.enum(['saw', 'roller']).meta({ description: 'Kind of gin stand' }),
  stands: count(1, 20, 'Gin stands'),
  lintPerStand: quantity({ unit: 'kg/h', range: [50, 5000], label: 'Rated lint output of one stand' }),
  connectedPower: quantity({ unit: 'kW', range: [0, 50_000], label: 'Electrical power that the gin may draw' }),
  vehicles: count(1, 500, 'Trucks that bring seed cotton from the receiving points'),
  shifts: count(1, 3, 'Shifts a day all year; parameters of people hold when absent').optional(),
  operators: count(1, 200, 'Operators of a full shift; parameters of gin and people hold when absent').optional(),
  fitters: count(1, 50, 'Fitters of a full shift; parameters of people hold when absent').optional(),
});

const yarnCount = quantity({ unit: 'Ne', range: [6, 60], label: 'English cotton count of the yarn' });
const spinningMill = z.strictObject({
  ...place,
  route: z.enum(SPINNING_ROUTES).optional().meta({ description: 'How fibre becomes yarn; carded-ring when absent' }),
  spindles: count(100, 2_000_000, 'Ring spindles; with the two ring routes').optional(),
  rotors: count(10, 200_000, 'Rotors; with the rotor route').optional(),
  yarnCount,
  laydownBales: count(1, 200, 'Bales of one laydown'),
  storeBales: count(1, 1_000_000, 'Bales that the store holds, not less than a laydown; bales beyond it wait outside. Unlimited when absent').optional(),
  machines: z
    .strictObject(Object.fromEntries(SPINNING_PROCESSES.map((process) => [process, count(1, 20_000, `Machines of the process ${process}`).optional()])))
    .optional()
    .meta({ description: 'Machines by process of the route; those left out follow from spindles or rotors' }),
  campaigns: z
    .array(z.strictObject({ yarnCount, laydowns: count(1, 1000, 'Laydowns spun to this count before the next one') }))
    .min(1)
    .optional()
    .meta({ description: 'Counts spun in turn, over and over; always yarnCount when absent' }),
});

const textileMill = z.strictObject({
  ...place,
  looms: count(0, 20_000, 'Looms; 0 only where there are knitting machines'),
  knittingMachines: count(0, 5000, 'Circular knitting machines; none when absent').optional(),
  sewingPlaces: count(0, 20_000, "Places of sewing operators for bed linen; as many as last year's plan needs when absent").optional(),
});

const route = z.strictObject({
  from: slug('Site or group that sends; a member of a group goes before its group'),
  to: slug('Site or group that receives; the members of two groups are matched in order'),
});

const provenance = z.strictObject({
  of: z.string().regex(/^(\/.*)?$/).meta({ description: 'JSON pointer to the value or part that the entry is about' }),
  kind: z.enum(['measured', 'literature', 'calibrated', 'assumed']).meta({ description: 'How the value is known' }),
  source: z.string().min(1).meta({ description: 'Source or reason' }),
});

/** The only place whose generator has parameters. */
const GENERATED_STATION = 'hungry-steppe';

const climateChange = z
  .strictObject({
    temperature: quantity({ unit: 'Δ°C', range: [-5, 8], label: 'Added to the temperatures of every day; evapotranspiration follows' }).optional(),
    rain: quantity({ unit: 'factor', range: [0, 3], label: 'Factor on the rain of every day' }).optional(),
    co2: quantity({ unit: 'ppm', range: [280, 1000], label: 'CO2 in the air instead of the parameter field.co2Ppm' }).optional(),
  })
  .meta({ description: 'What a changed climate adds to the weather; every part may be left out' });

const season = z
  .strictObject({
    year: count(1950, 2100, 'Calendar year that the run is dated with'),
    start: monthDay('First day of the run'),
    planting: monthDay('Day of sowing'),
    station: slug('Weather record'),
    weatherYears: z.array(z.int().min(1900).max(2100)).min(1).meta({ description: 'Years of the record that replications draw from' }),
    historyYears: z
      .array(z.int().min(1900).max(2100))
      .min(1)
      .optional()
      .meta({ description: 'Years of the record that the decision core learns from, those of weatherYears left out; every other whole year of the record when absent' }),
    waterQuota: quantity({ unit: 'm3/ha', range: [0, 20_000], label: 'Irrigation water of the season per hectare of cotton' }),
    weather: z
      .enum(['record', 'generated'])
      .optional()
      .meta({ description: 'Real years of the record, or years drawn by the generator fitted to the Hungry Steppe; record when absent' }),
    climate: climateChange.optional(),
  })
  .refine(({ weather, station }) => weather !== 'generated' || station === GENERATED_STATION, {
    path: ['station'],
    params: { issueCode: 'UNKNOWN_VALUE', got: 'a station without a generator', expected: GENERATED_STATION },
  })
  .refine(({ start, planting }) => planting.month * 31 + planting.day >= start.month * 31 + start.day, {
    path: ['planting'],
    params: { issueCode: 'OUT_OF_RANGE', got: 'planting before the run starts', expected: 'the start of the run or later in the year' },
  })
  .meta({ description: 'When the run starts, when cotton is sown, and which weather it may meet' });

const digitalisation = z
  .strictObject(Object.fromEntries(PROCESS_POINT_IDS.map((id) => [id, z.boolean().optional()])))
  .meta({ description: 'Process points that are recorded automatically under baseline management; the others are on paper' });

const parameters = z
  .strictObject(
    Object.fromEntries(
      ALL_PARAMETER_GROUPS.map((group) => [
        group.name,
        z
          .strictObject(Object.fromEntries(Object.entries(group.declarations).map(([key, declaration]) => [key, quantity(declaration).optional()])))
          .optional(),
      ]),
    ),
  )
  .meta({ description: 'Values that replace the defaults of the declared parameters' });

export const SCENARIO_DOCUMENT = z
  .strictObject({
    $schema: z.string().optional().meta({ description: 'Address of this schema, for editors' }),
    formatVersion: z.literal(SCENARIO_FORMAT_VERSION).meta({ description: 'Version of this file format' }),
    id: slug('Name of the scenario; the name of the file when absent').optional(),
    extends: slug('Scenario whose content this one starts from: objects merge, lists replace; one level only').optional(),
    title: localisedText('Title in three languages'),
    description: localisedText('What the scenario shows, in three languages'),
    season,
    farms: z.array(farm).min(1).meta({ description: 'Groups of farms; each member is grown, watered and picked as one block' }),
    receivingPoints: z.array(z.strictObject(group)).min(1).meta({ description: 'Points where seed cotton is weighed and graded' }),
    gins: z.array(gin).min(1).meta({ description: 'Cotton gins' }),
    spinningMills: z.array(spinningMill).meta({ description: 'Spinning mills' }),
    textileMills: z.array(textileMill).meta({ description: 'Weaving, knitting and finishing mills' }),
    market: z.strictObject(place).meta({ description: 'Where everything goes that the cluster does not process further' }),
    routes: z.array(route).min(1).meta({ description: 'Flow of material, downstream: farm, receiving point, gin, spinning mill, textile mill, market' }),
    digitalisation,
    tariff: TARIFF.optional(),
    parameters: parameters.optional(),
    provenance: z.array(provenance).optional().meta({ description: 'Where the values come from' }),
  })
  .meta({ title: 'Maqta Twin scenario', description: 'A cotton cluster and its season. Every quantity carries its unit.' });

/** A scenario file after checking: quantities are numbers in the wanted units. */
export type ScenarioDocument = z.output<typeof SCENARIO_DOCUMENT>;
