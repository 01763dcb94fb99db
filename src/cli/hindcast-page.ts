// The hindcast as Markdown: six seasons of statistics beside the model's range, deviations and what explains them. The chart is hindcast-chart.ts.
import { spreadOf, type RegionalYear, type Spread } from '../experiment/hindcast.ts';
import { SECTOR_SEASONS, SEED_COTTON_CROPS, STATISTICAL_BALE_KG, type SectorSeason } from '../model/domain/sector-statistics.ts';
import { defaultParameterValues } from '../model/parameters/index.ts';

/** Crops up to this year fit a care factor by themselves; later ones check it. */
const LAST_FIT_YEAR = 2018;

/** A season: the model's range on its area, and what statistics say; thousand tonnes. */
export interface HindcastRow {
  readonly season: SectorSeason;
  readonly seedCotton: Spread;
  readonly lint: Spread;
  readonly seedCottonReported: number | undefined;
  /** The lint of Table 2: its bales as mass. */
  readonly lintOfBales: number;
  /** The fibre of Table 4, where it can be lint. */
  readonly lintOfFibre: number | undefined;
}

/** The six seasons: yields of all weather years times the season's area. */
export function hindcastRows(years: readonly RegionalYear[]): HindcastRow[] {
  const seedCotton = spreadOf(years.map((year) => year.seedCotton));
  const lint = spreadOf(years.map((year) => year.lint));
  return SECTOR_SEASONS.map((season) => ({
    season,
    seedCotton: times(seedCotton, season.areaThousandHa),
    lint: times(lint, season.areaThousandHa),
    seedCottonReported: SEED_COTTON_CROPS.find(({ year }) => year === season.harvestYear)?.thousandTonnes,
    lintOfBales: (season.lintThousandBales * STATISTICAL_BALE_KG) / 1000,
    lintOfFibre: season.isFibreOfSeedCottonSize ? undefined : season.fibreThousandTonnes,
  }));
}

function times({ mean, sd, low, high }: Spread, factor: number): Spread {
  return { mean: mean * factor, sd: sd * factor, low: low * factor, high: high * factor };
}

/** Season tables as Markdown. */
export function hindcastTables(years: readonly RegionalYear[]): string {
  const rows = hindcastRows(years);
  return [
    '| season | area, thousand ha | model: seed cotton, kt | reported | deviation | model: lint, kt | bales of Table 2 | deviation | fibre of Table 4 | deviation |',
    '|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|',
    ...rows.map((row) =>
      cells([
        row.season.name,
        String(row.season.areaThousandHa),
        range(row.seedCotton, 0),
        row.seedCottonReported?.toFixed(1) ?? '–',
        deviation(row.seedCotton.mean, row.seedCottonReported),
        range(row.lint, 0),
        row.lintOfBales.toFixed(1),
        deviation(row.lint.mean, row.lintOfBales),
        `${row.season.fibreThousandTonnes}${row.season.isFibreOfSeedCottonSize ? ' *' : ''}`,
        row.season.isFibreOfSeedCottonSize ? `${deviation(row.seedCotton.mean, row.season.fibreThousandTonnes)} *` : deviation(row.lint.mean, row.lintOfFibre),
      ]),
    ),
    '',
    '| season | model: seed cotton, t/ha | reported | model: lint, kg/ha | Table 2 |',
    '|---|---:|---:|---:|---:|',
    ...rows.map(({ season, seedCotton, lint }) =>
      cells([
        season.name,
        range(times(seedCotton, 1 / season.areaThousandHa), 2),
        reportedYield(season.harvestYear),
        range(times(lint, 1000 / season.areaThousandHa), 0),
        String(season.lintKgPerHa),
      ]),
    ),
  ].join('\n');
}

function reportedYield(year: number): string {
  return SEED_COTTON_CROPS.find((crop) => crop.year === year)?.tonnesPerHa.toFixed(2) ?? '–';
}

const cells = (texts: readonly string[]): string => `| ${texts.join(' | ')} |`;
const range = ({ mean, low, high }: Spread, digits: number): string => `${mean.toFixed(digits)} (${low.toFixed(digits)} to ${high.toFixed(digits)})`;

/** Model over statistic, in percent. */
function deviation(model: number, statistic: number | undefined): string {
  if (statistic === undefined) return '–';
  const percent = Math.round(100 * (model / statistic - 1));
  return percent === 0 ? '0 %' : `${percent < 0 ? '−' : '+'}${Math.abs(percent)} %`;
}

const meanOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** The care factor that each reported crop would ask for, and what a fit on the early crops would have predicted of the later ones. */
function calibrationLines(model: Spread): string[] {
  const { managementFactor } = defaultParameterValues().field;
  const reported = meanOf(SEED_COTTON_CROPS.map(({ tonnesPerHa }) => tonnesPerHa));
  const standardError = spreadOf(SEED_COTTON_CROPS.map(({ tonnesPerHa }) => tonnesPerHa)).sd / Math.sqrt(SEED_COTTON_CROPS.length);
  const early = meanOf(SEED_COTTON_CROPS.filter(({ year }) => year <= LAST_FIT_YEAR).map(({ tonnesPerHa }) => tonnesPerHa));
  const late = meanOf(SEED_COTTON_CROPS.filter(({ year }) => year > LAST_FIT_YEAR).map(({ tonnesPerHa }) => tonnesPerHa));
  const factorFor = (tonnesPerHa: number): string => ((managementFactor * tonnesPerHa) / model.mean).toFixed(3);
  return [
    '| year | reported seed cotton, t/ha | care factor it asks for | source |',
    '|---|---:|---:|---|',
    ...SEED_COTTON_CROPS.map(({ year, tonnesPerHa, source }) => cells([String(year), tonnesPerHa.toFixed(2), factorFor(tonnesPerHa), source])),
    '',
    `The care factor (\`field.managementFactor\`, calibrated) is ${managementFactor}. It was set to the middle of the reported yields, so no year of this table is an independent check of it. Mean of the reported yields ${reported.toFixed(2)} ± ${standardError.toFixed(2)} t/ha (standard error), model ${model.mean.toFixed(2)}: the difference of ${(model.mean - reported).toFixed(2)} t/ha is ${Math.abs((model.mean - reported) / standardError).toFixed(1)} standard errors, and the factor is left as it is. Fitted on ${SEED_COTTON_CROPS[0]!.year} to ${LAST_FIT_YEAR} alone (${early.toFixed(2)} t/ha) it would be ${factorFor(early)} and would miss the mean of the later crops (${late.toFixed(2)} t/ha) by ${deviation(early, late)}.`,
  ];
}

/** The whole page. Throws nothing; needs at least two weather years. */
export function hindcastPage(years: readonly RegionalYear[]): string {
  const model = spreadOf(years.map(({ seedCotton }) => seedCotton));
  const paid = meanOf(years.map(({ paidSeedCotton }) => paidSeedCotton));
  const turnout = (100 * meanOf(years.map(({ lint }) => lint))) / model.mean;
  const first = Math.min(...years.map(({ year }) => year));
  const last = Math.max(...years.map(({ year }) => year));
  const worst = [...years].sort((a, b) => a.seedCotton - b.seedCotton).slice(0, 3);
  return `${[
    '# Six seasons beside the statistics',
    '',
    'Generated by `npx maqta generate` from `hindcast.csv`, which `npx maqta hindcast --record` simulates; do not edit.',
    '',
    `The weather record ends in 2013, so no season can be replayed. Each season is its printed area times the yields of the region under baseline management in ${years.length} real weather years (${first} to ${last} without 1983): the mean, and in brackets the 5th to 95th percentile. Soils, irrigation and picking are those of \`turkistan-2024\` in all seasons.`,
    '',
    hindcastTables(years),
    '',
    '\\* Of the size of a seed-cotton crop; the deviation is that of the seed cotton. kt: thousand tonnes.',
    '',
    '![Seed cotton and lint of six seasons: range of the model and statistics](hindcast.svg)',
    '',
    '## The unit trap',
    '',
    `Table 2 of the article prints "thousand tonnes" beside area and kg/ha, yet area times yield equals that column in bales of 480 lb: it holds thousand bales of **lint**, and the yield is lint. Above they are converted at ${STATISTICAL_BALE_KG} kg. Table 4 prints tonnes of fibre; two of its years can only be seed cotton. The two tables conflict in every year, and both are shown.`,
    '',
    '## What the deviations say',
    '',
    `- **Seed cotton**: ${insideRange(years)}.`,
    `- **Lint does not**, and cannot for any model: the lint of Table 2 over the reported seed cotton is a turnout of ${impliedTurnouts()}, where gins give 32 to 38 %. The model's turnout is ${turnout.toFixed(1)} %. Either part of the crop leaves the statistics as seed cotton, or one of the two is wrong; which one is not known, and the model is not bent towards either.`,
    '- The deviation of a single season is no test: without the weather of the season the model gives every season the same yields per hectare.',
    '- The structure of 2024 stands for all seasons. Before it there was less drip and more hand picking.',
    `- Seed cotton is the mass as it left the field. At reference moisture and foreign matter it would be ${paid.toFixed(2)} instead of ${model.mean.toFixed(2)} t/ha; which of the two the statistics mean is not said.`,
    `- The low end is made by cold years: ${worst.map(({ year, seedCotton }) => `${year} ${seedCotton.toFixed(2)}`).join(', ')} t/ha. Bolls open late there, part of them not before frost, and the second pick is unfinished when fields are cleared. Fields for machines are defoliated, which hastens opening.`,
    '',
    '## Calibration',
    '',
    ...calibrationLines(model),
  ].join('\n')}\n`;
}

/** How many reported seed-cotton yields lie in the model's range, and by how much its mean misses theirs. */
function insideRange(years: readonly RegionalYear[]): string {
  const { low, high, mean } = spreadOf(years.map(({ seedCotton }) => seedCotton));
  const inside = SEED_COTTON_CROPS.filter(({ tonnesPerHa }) => tonnesPerHa >= low && tonnesPerHa <= high).length;
  const reported = meanOf(SEED_COTTON_CROPS.map(({ tonnesPerHa }) => tonnesPerHa));
  return `${inside} of ${SEED_COTTON_CROPS.length} reported yields (calibration, below) lie inside the 5 to 95 % range, and the mean of the model deviates from theirs by ${deviation(mean, reported)}`;
}

/** Turnouts that the lint of Table 2 and the reported seed cotton would mean, for the years that have both. */
function impliedTurnouts(): string {
  const turnouts = SECTOR_SEASONS.flatMap((season) =>
    SEED_COTTON_CROPS.filter(({ year }) => year === season.harvestYear).map(({ year, thousandTonnes }) => {
      const percent = (season.lintThousandBales * STATISTICAL_BALE_KG) / 10 / thousandTonnes;
      return `${percent.toFixed(0)} % in ${year}`;
    }),
  );
  return turnouts.join(' and ');
}
