// Draws a trace as columns from field to fabric: every lot a box as high as its share of the column, the one looked at between them.
import { useMemo } from 'react';
import { useWidth } from '../hooks/use-width.ts';

export interface TraceBox {
  readonly id: string;
  /** Lot number to trace on a click; undefined for field blocks and sums. */
  readonly lot: number | undefined;
  readonly amount: number;
  readonly label: string;
}

export interface TraceColumn {
  readonly id: string;
  readonly look: 'back' | 'focus' | 'forward';
  readonly title: string;
  readonly total: string;
  readonly boxes: readonly TraceBox[];
}

const FIRST_WIDTH = 1000;
const LEAST_COLUMN = 162;
const HEIGHT = 400;
const TOP = 44;
const GAP = 26;
/** A box lower than this has no room for its label, px. */
const LEAST_LABEL = 12.5;
const SPACE = 1.5;

export function TraceChart({ columns, label, onLot }: { readonly columns: readonly TraceColumn[]; readonly label: string; readonly onLot: (lot: number) => void }) {
  const [box, measured] = useWidth<HTMLDivElement>(FIRST_WIDTH);
  const width = Math.max(measured, columns.length * LEAST_COLUMN);
  const step = width / Math.max(1, columns.length);
  const drawn = useMemo(
    () => columns.map((column, index) => {
      const sum = column.boxes.reduce((total, { amount }) => total + amount, 0);
      let y = TOP;
      return {
        column,
        x: index * step,
        boxes: column.boxes.map((each) => {
          const height = sum > 0 ? (each.amount / sum) * (HEIGHT - TOP - 4) : 0;
          const top = y;
          y += height;
          return { ...each, top, height };
        }),
      };
    }),
    [columns, step],
  );
  return (
    <div ref={box} className="chart trace" tabIndex={0} role="group" aria-label={label}>
      <svg className="chart-svg" width={width} height={HEIGHT} viewBox={`0 0 ${width} ${HEIGHT}`} aria-hidden="true">
        {drawn.map(({ column, x, boxes }, index) => (
          <g key={column.id} className={`trace__column trace__column--${column.look}`}>
            <text className="trace__title" x={x} y={14}>{column.title}</text>
            <text className="trace__total" x={x} y={31}>{column.total}</text>
            {index > 0 ? <path className="trace__band" d={`M${x - GAP + 3} ${TOP}H${x - 3}V${HEIGHT - 4}H${x - GAP + 3}Z`} /> : null}
            {boxes.map(({ id, lot, label: text, top, height }) => (
              <g key={id} className={lot === undefined ? 'trace__box' : 'trace__box trace__box--lot'} onClick={lot === undefined ? undefined : () => onLot(lot)}>
                <rect x={x} y={top} width={step - GAP} height={Math.max(0.6, height - SPACE)} rx={2}><title>{text}</title></rect>
                {height < LEAST_LABEL ? null : <text x={x + 7} y={top + Math.min(height / 2 + 4, 16)}>{text}</text>}
              </g>
            ))}
          </g>
        ))}
      </svg>
    </div>
  );
}
