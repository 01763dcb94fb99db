// Rows of horizontal bars with one lane per cluster, as places and lengths in px; a bar may float (waterfall) or begin at zero. Pure.

export interface BarRowValue {
  readonly look: string;
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

export interface BarRowInput {
  readonly id: string;
  readonly label: string;
  readonly kind: 'total' | 'loss' | 'plain' | 'heading';
  /** A second line under a heading. */
  readonly note?: string;
  readonly values: readonly BarRowValue[];
}

export interface BarMark {
  readonly look: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly text: string;
  readonly textX: number;
}

export interface BarRowMarks {
  readonly id: string;
  readonly label: string;
  readonly kind: BarRowInput['kind'];
  readonly note: string;
  readonly labelX: number;
  readonly labelY: number;
  readonly top: number;
  readonly height: number;
  readonly bars: readonly BarMark[];
}

const LANE = 13;
const LANE_GAP = 2;
const ROW_GAP = 9;
const LABEL_LINE = 17;
const HEADING = 26;
const NOTE_LINE = 16;
/** Labels above their bars keep clear of the line at zero, px. */
const ABOVE_X = 7;
const TEXT_GAP = 6;

/** Bars of all rows between `left` and `right`, from `least` to `most` on the values' scale. With `labelsAbove` a row's label has a line of its own. */
export function barRows(rows: readonly BarRowInput[], input: { readonly left: number; readonly right: number; readonly least: number; readonly most: number; readonly labelsAbove: boolean }): {
  readonly rows: readonly BarRowMarks[];
  readonly height: number;
  readonly zero: number;
  /** Where the line at zero runs: past the bars, not through headings. */
  readonly stretches: readonly { readonly from: number; readonly to: number }[];
} {
  const { left, right, least, most, labelsAbove } = input;
  const span = Math.max(1e-9, most - least);
  const x = (value: number): number => left + ((value - least) / span) * (right - left);
  let y = 0;
  const marks = rows.map((row): BarRowMarks => {
    const top = y;
    if (row.kind === 'heading') {
      const height = HEADING + (row.note === undefined ? 0 : NOTE_LINE);
      y += height;
      return { id: row.id, label: row.label, kind: row.kind, note: row.note ?? '', labelX: 0, labelY: top + HEADING - 8, top, height, bars: [] };
    }
    const lanes = top + (labelsAbove ? LABEL_LINE : 0);
    const bars = row.values.map((value, lane): BarMark => {
      const a = x(Math.min(value.from, value.to));
      const b = x(Math.max(value.from, value.to));
      return { look: value.look, x: a, y: lanes + lane * (LANE + LANE_GAP), width: Math.max(0.5, b - a), height: LANE, text: value.text, textX: b + TEXT_GAP };
    });
    const height = row.values.length * (LANE + LANE_GAP) - LANE_GAP;
    y = lanes + height + ROW_GAP;
    return { id: row.id, label: row.label, kind: row.kind, note: '', labelX: labelsAbove ? ABOVE_X : left - 10, labelY: labelsAbove ? top + 12 : lanes + height / 2 + 4, top, height: y - top, bars };
  });
  const stretches: { from: number; to: number }[] = [];
  for (const { kind, top, height } of marks) {
    const last = stretches.at(-1);
    if (kind === 'heading') continue;
    if (last && last.to === top) last.to = top + height;
    else stretches.push({ from: top, to: top + height });
  }
  return { rows: marks, height: y, zero: x(0), stretches };
}
