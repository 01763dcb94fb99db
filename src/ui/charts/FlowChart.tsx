// Draws a flow through stages: nodes, bands, and a label of two lines at every end.
import { useMemo } from 'react';
import { useWidth } from '../hooks/use-width.ts';
import { flowColumn } from './flow-column.ts';
import { flowMarks } from './flow-marks.ts';
import type { FlowStageInput } from './flow-marks.ts';

const FIRST_WIDTH = 1000;
/** Narrower than this the labels would overlap; the drawing then scrolls sideways, and below NARROW it runs from top to bottom. */
const LEAST_WIDTH = 960;
const NARROW = 640;
/** Share of a narrow drawing that the whole input takes, and the room over a stage, px. */
const COLUMN_SHARE = 0.3;
const HEAD = 18;
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
  const isNarrow = measured < NARROW;
  const width = isNarrow ? measured : Math.max(LEAST_WIDTH, measured);
  const marks = useMemo(
    () => (isNarrow
      ? flowColumn({ stages, left: 2, scaleWidth: width * COLUMN_SHARE, nodeHeight: NODE, headHeight: HEAD, labelHeight: LABEL })
      : flowMarks({ stages, left: 4, right: width - LAST_LABELS, top: TOP, scaleHeight: SCALE, nodeWidth: NODE, labelHeight: LABEL })),
    [stages, width, isNarrow],
  );
  return (
    <div ref={box} className="chart flow" tabIndex={0} role="group" aria-label={label}>
      <svg className="chart-svg" width={width} height={marks.height + 4} viewBox={`0 0 ${width} ${marks.height + 4}`} aria-hidden="true">
        {marks.bands.map(({ id, use, path }) => (
          <g key={id} className={`flow__band flow__band--${use}`}><path className="flow__fill" d={path} /><path className="flow__hatch" d={path} /></g>
        ))}
        {marks.nodes.map(({ id, x, y, width: across, height, textX, textY }) => {
          const { name, value } = textOfStage(id);
          return (
            <g key={id} className="flow__node">
              <rect x={x} y={y} width={across} height={height} rx={2} />
              <text className="flow__name" x={textX} y={textY}>{name}</text>
              <text className="flow__value" x={textX} y={textY + 16}>{value}</text>
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
