// A flow through stages as bands: what goes on runs along the top, what leaves turns down to labelled ends. Pure; drawing is in FlowChart.

export interface FlowEnd {
  readonly id: string;
  /** Look of the band: what the material becomes. */
  readonly use: string;
  readonly amount: number;
}

export interface FlowStageInput {
  readonly id: string;
  readonly amount: number;
  readonly added: number;
  readonly out: number;
  readonly ends: readonly FlowEnd[];
}

export interface FlowNode {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Where its name stands; the amount is on the line below. */
  readonly textX: number;
  readonly textY: number;
}

export interface FlowBand {
  readonly id: string;
  readonly use: string;
  readonly path: string;
}

export interface FlowLabel {
  readonly stage: string;
  readonly end: FlowEnd;
  readonly x: number;
  readonly y: number;
  /** The bar at the band's end. */
  readonly barTop: number;
  readonly barHeight: number;
}

export interface FlowMarks {
  readonly nodes: readonly FlowNode[];
  readonly bands: readonly FlowBand[];
  readonly labels: readonly FlowLabel[];
  readonly height: number;
}

export interface FlowInput {
  readonly stages: readonly FlowStageInput[];
  readonly left: number;
  readonly right: number;
  readonly top: number;
  /** Height of the whole input, px. */
  readonly scaleHeight: number;
  readonly nodeWidth: number;
  /** Room that the two lines of an end's label take, px. */
  readonly labelHeight: number;
}

const GAP = 10;

/** A band of constant thickness between two heights, as a closed path with horizontal ends. */
function band(x0: number, y0: number, x1: number, y1: number, thick: number): string {
  const middle = (x0 + x1) / 2;
  const f = (value: number): string => value.toFixed(1);
  return `M${f(x0)} ${f(y0)}C${f(middle)} ${f(y0)} ${f(middle)} ${f(y1)} ${f(x1)} ${f(y1)}V${f(y1 + thick)}C${f(middle)} ${f(y1 + thick)} ${f(middle)} ${f(y0 + thick)} ${f(x0)} ${f(y0 + thick)}Z`;
}

/** The drawing of a flow. Amounts are in one unit; ends without amount are left out. */
export function flowMarks({ stages, left, right, top, scaleHeight, nodeWidth, labelHeight }: FlowInput): FlowMarks {
  const whole = Math.max(...stages.map(({ amount, added }) => amount + added), 1e-9);
  const px = (amount: number): number => (amount / whole) * scaleHeight;
  const step = (right - left) / stages.length;
  const nodes: FlowNode[] = [];
  const bands: FlowBand[] = [];
  const labels: FlowLabel[] = [];
  let height = top + scaleHeight;
  stages.forEach((stage, index) => {
    const x = left + index * step;
    nodes.push({ id: stage.id, x, y: top, width: nodeWidth, textX: x, textY: top - 26, height: Math.max(1, px(stage.amount + stage.added)) });
    const from = x + nodeWidth;
    const outHeight = px(stage.out);
    if (index < stages.length - 1 && stage.out > 0) bands.push({ id: `${stage.id}-on`, use: 'on', path: band(from, top, left + (index + 1) * step, top, Math.max(0.75, outHeight)) });
    const endX = x + Math.min(step * 0.36, nodeWidth + 90);
    const ends = stage.ends.filter(({ amount }) => amount > 0).sort((a, b) => b.amount - a.amount);
    let y = top + outHeight;
    // Ends begin below whatever runs along the top here, so that no label lies on a band.
    let endY = top + Math.max(outHeight, 0) + (outHeight > 0 ? GAP * 2 : 0);
    for (const end of ends) {
      const thick = px(end.amount);
      const drawn = Math.max(0.75, thick);
      const slot = Math.max(drawn, labelHeight);
      const barTop = endY + (slot - drawn) / 2;
      bands.push({ id: `${stage.id}-${end.id}`, use: end.use, path: band(from, y, endX, barTop, drawn) });
      labels.push({ stage: stage.id, end, x: endX, y: endY + slot / 2, barTop, barHeight: drawn });
      y += thick;
      endY += slot + GAP;
    }
    height = Math.max(height, endY);
  });
  return { nodes, bands, labels, height };
}
