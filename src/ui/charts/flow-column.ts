// The flow through stages for narrow drawings: stages below one another, what goes on runs down the left edge, what leaves turns right to labelled ends. Pure.
import type { FlowBand, FlowLabel, FlowMarks, FlowNode, FlowStageInput } from './flow-marks.ts';

export interface FlowColumnInput {
  readonly stages: readonly FlowStageInput[];
  readonly left: number;
  /** Width of the whole input, px. */
  readonly scaleWidth: number;
  /** Thickness of a stage's bar, px. */
  readonly nodeHeight: number;
  /** Room over a stage, and for the two lines of an end's label, px. */
  readonly headHeight: number;
  readonly labelHeight: number;
}

const GAP = 8;
/** Between the widest band and the bars of the ends, px. */
const REACH = 34;

/** A band that leaves the segment x0 … x1 downwards and arrives from the left between two heights. */
function turning(x0: number, x1: number, y: number, endX: number, top: number, thick: number): string {
  const f = (value: number): string => value.toFixed(1);
  const bottom = top + thick;
  return `M${f(x1)} ${f(y)}C${f(x1)} ${f(top)} ${f(x1)} ${f(top)} ${f(endX)} ${f(top)}V${f(bottom)}C${f(x0)} ${f(bottom)} ${f(x0)} ${f(bottom)} ${f(x0)} ${f(y)}Z`;
}

/** The drawing of a flow from top to bottom. Amounts are in one unit; ends without amount are left out. */
export function flowColumn({ stages, left, scaleWidth, nodeHeight, headHeight, labelHeight }: FlowColumnInput): FlowMarks {
  const whole = Math.max(...stages.map(({ amount, added }) => amount + added), 1e-9);
  const px = (amount: number): number => (amount / whole) * scaleWidth;
  const nodes: FlowNode[] = [];
  const bands: FlowBand[] = [];
  const labels: FlowLabel[] = [];
  const endX = left + scaleWidth + REACH;
  let y = headHeight;
  stages.forEach((stage, index) => {
    const width = Math.max(1, px(stage.amount + stage.added));
    nodes.push({ id: stage.id, x: left, y, width, height: nodeHeight, textX: endX, textY: y + 3 });
    const bottom = y + nodeHeight;
    let right = left + px(stage.out) + px(stage.ends.reduce((sum, { amount }) => sum + Math.max(0, amount), 0));
    let endY = bottom + 2 * GAP;
    for (const end of stage.ends.filter(({ amount }) => amount > 0).sort((a, b) => b.amount - a.amount)) {
      const thick = px(end.amount);
      const drawn = Math.max(0.75, thick);
      const slot = Math.max(drawn, labelHeight);
      const barTop = endY + (slot - drawn) / 2;
      // From the right to the left, so that no band crosses another.
      bands.push({ id: `${stage.id}-${end.id}`, use: end.use, path: turning(right - drawn, right, bottom, endX, barTop, drawn) });
      labels.push({ stage: stage.id, end, x: endX, y: endY + slot / 2, barTop, barHeight: drawn });
      right -= thick;
      endY += slot + GAP;
    }
    const next = endY + headHeight;
    if (index < stages.length - 1 && stage.out > 0) bands.push({ id: `${stage.id}-on`, use: 'on', path: `M${left} ${bottom}h${Math.max(0.75, px(stage.out)).toFixed(1)}V${next}H${left}Z` });
    y = index < stages.length - 1 ? next : endY;
  });
  return { nodes, bands, labels, height: y };
}
