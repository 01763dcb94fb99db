// Draws a flow through stages: nodes, bands, and a label of two lines at every end.
import { useMemo } from 'react';
import { useWidth } from '../hooks/use-width.ts';
import { flowMarks } from './flow-marks.ts';
import type { FlowStageInput } from './flow-marks.ts';

const FIRST_WIDTH = 1000;
/** Narrower than this the labels would overlap; the drawing then scrolls sideways. */
const LEAST_WIDTH = 960;
/** Room behind the last stage for the labels of its ends, px. */
const LAST_LABELS = 62;
const TOP = 46;
const NODE = 16;
const LABEL = 34;
const SCALE = 190;

export interface FlowText {
  readonly name: string;
  readonly value: string;
}

export function FlowChart({ stages, label, textOfStage, textOfEnd }: {
  readonly stages: readonly FlowStageInput[];
  readonly label: string;
  readonly textOfStage: (stage: string) => FlowText;
  readonly textOfEnd: (stage: string, end: string) => FlowText;
}) {
  const [box, measured] = useWidth<HTMLDivElement>(FIRST_WIDTH);
  const width = Math.max(LEAST_WIDTH, measured);
  const marks = useMemo(() => flowMarks({ stages, left: 4, right: width - LAST_LABELS, top: TOP, scaleHeight: SCALE, nodeWidth: NODE, labelHeight: LABEL }), [stages, width]);
  return (
    <div ref={box} className="chart flow" tabIndex={0} role="group" aria-label={label}>
      <svg className="chart-svg" width={width} height={marks.height + 4} viewBox={`0 0 ${width} ${marks.height + 4}`} aria-hidden="true">
        {marks.bands.map(({ id, use, path }) => (
          <g key={id} className={`flow__band flow__band--${use}`}><path className="flow__fill" d={path} /><path className="flow__hatch" d={path} /></g>
        ))}
        {marks.nodes.map(({ id, x, y, height }) => {
          const { name, value } = textOfStage(id);
          return (
            <g key={id} className="flow__node">
              <rect x={x} y={y} width={NODE} height={height} rx={2} />
              <text className="flow__name" x={x} y={TOP - 26}>{name}</text>
              <text className="flow__value" x={x} y={TOP - 10}>{value}</text>
            </g>
          );
        })}
        {marks.labels.map(({ stage, end, x, y, barTop, barHeight }) => {
          const { name, value } = textOfEnd(stage, end.id);
          return (
            <g key={`${stage}-${end.id}`} className={`flow__end flow__end--${end.use}`}>
              <rect x={x} y={barTop} width={4} height={Math.max(1, barHeight)} />
              <text className="flow__name" x={x + 10} y={y - 3}>{name}</text>
              <text className="flow__value" x={x + 10} y={y + 12}>{value}</text>
            </g>
          );
        })}
      </svg>
    </div>
  );
}
