// The hindcast as a chart in SVG: for each season the model's range and mean, and what statistics print. Two panels, seed cotton and lint.
import type { RegionalYear, Spread } from '../experiment/hindcast.ts';
import { hindcastRows, type HindcastRow } from './hindcast-page.ts';

const WIDTH = 760;
const PANEL_HEIGHT = 230;
const LEFT = 56;
const RIGHT = 16;
const TOP = 46;
const BOTTOM = 30;
const GAP = 44;
/** Colours that people with any kind of colour vision tell apart (Okabe and Ito), and a shape for each series besides. */
const MODEL = '#0072b2';
const FIRST = '#d55e00';
const SECOND = '#000000';

interface Mark {
  readonly label: string;
  readonly colour: string;
  readonly value: (row: HindcastRow) => number | undefined;
  readonly shape: 'circle' | 'square';
}

interface Panel {
  readonly title: string;
  readonly most: number;
  readonly step: number;
  readonly spread: (row: HindcastRow) => Spread;
  readonly marks: readonly Mark[];
}

const PANELS: readonly Panel[] = [
  {
    title: 'Seed cotton, thousand tonnes',
    most: 500,
    step: 100,
    spread: (row) => row.seedCotton,
    marks: [
      { label: 'reported crop', colour: FIRST, shape: 'circle', value: (row) => row.seedCottonReported },
      {
        label: '"fibre" of Table 4, of seed-cotton size',
        colour: SECOND,
        shape: 'square',
        value: ({ season }) => (season.isFibreOfSeedCottonSize ? season.fibreThousandTonnes : undefined),
      },
    ],
  },
  {
    title: 'Lint, thousand tonnes',
    most: 150,
    step: 50,
    spread: (row) => row.lint,
    marks: [
      { label: 'bales of Table 2, as mass', colour: FIRST, shape: 'circle', value: (row) => row.lintOfBales },
      { label: 'fibre of Table 4', colour: SECOND, shape: 'square', value: (row) => row.lintOfFibre },
    ],
  },
];

/** The chart. Needs at least two weather years. */
export function hindcastChart(years: readonly RegionalYear[]): string {
  const rows = hindcastRows(years);
  const height = PANELS.length * (TOP + PANEL_HEIGHT + BOTTOM) + GAP;
  return `${[
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" font-family="sans-serif" font-size="13" role="img" aria-label="Seed cotton and lint of six seasons: range of the model and statistics">`,
    `<rect width="${WIDTH}" height="${height}" fill="#ffffff"/>`,
    ...PANELS.flatMap((panel, index) => panelLines(panel, rows, TOP + index * (TOP + PANEL_HEIGHT + BOTTOM + GAP / 2))),
    '</svg>',
  ].join('\n')}\n`;
}

function panelLines({ title, most, step, spread, marks }: Panel, rows: readonly HindcastRow[], top: number): string[] {
  const y = (value: number): string => (top + PANEL_HEIGHT * (1 - value / most)).toFixed(1);
  const x = (index: number): number => LEFT + ((WIDTH - LEFT - RIGHT) * (index + 0.5)) / rows.length;
  const ticks = Array.from({ length: Math.floor(most / step) + 1 }, (_, index) => index * step);
  return [
    `<text x="${LEFT}" y="${top - 24}" font-weight="bold">${title}</text>`,
    ...legend(marks, top - 8),
    ...ticks.flatMap((tick) => [
      `<line x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${y(tick)}" y2="${y(tick)}" stroke="#cccccc"/>`,
      `<text x="${LEFT - 8}" y="${y(tick)}" dy="4" text-anchor="end">${tick}</text>`,
    ]),
    ...rows.flatMap((row, index) => {
      const { low, high, mean } = spread(row);
      const at = x(index);
      return [
        `<rect x="${(at - 22).toFixed(1)}" width="44" y="${y(high)}" height="${(Number(y(low)) - Number(y(high))).toFixed(1)}" fill="${MODEL}" fill-opacity="0.25"/>`,
        `<line x1="${(at - 22).toFixed(1)}" x2="${(at + 22).toFixed(1)}" y1="${y(mean)}" y2="${y(mean)}" stroke="${MODEL}" stroke-width="3"/>`,
        ...marks.flatMap((mark) => {
          const value = mark.value(row);
          return value === undefined ? [] : [shape(mark, at, Number(y(value)))];
        }),
        `<text x="${at.toFixed(1)}" y="${top + PANEL_HEIGHT + 20}" text-anchor="middle">${row.season.name}</text>`,
      ];
    }),
  ];
}

function legend(marks: readonly Mark[], y: number): string[] {
  const parts = [`<rect x="${LEFT}" y="${y - 10}" width="16" height="10" fill="${MODEL}" fill-opacity="0.25"/>`, `<text x="${LEFT + 22}" y="${y}">model: mean, 5 to 95 %</text>`];
  marks.forEach((mark, index) => {
    const x = LEFT + 200 + index * 210;
    parts.push(shape(mark, x, y - 5), `<text x="${x + 12}" y="${y}">${mark.label}</text>`);
  });
  return parts;
}

function shape({ shape: kind, colour }: Mark, x: number, y: number): string {
  return kind === 'circle'
    ? `<circle cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="6" fill="${colour}"/>`
    : `<rect x="${(x - 5).toFixed(1)}" y="${(y - 5).toFixed(1)}" width="10" height="10" fill="none" stroke="${colour}" stroke-width="2.5"/>`;
}
