// Draws the cash flow of an investment: plain as a full line, discounted as a dashed one, both named at their ends.
import { useMemo } from 'react';
import type { CashFlowYear } from '../../model/domain/cash-flow.ts';
import { useWidth } from '../hooks/use-width.ts';
import { cashFlowMarks } from './cash-flow-marks.ts';

const FIRST_WIDTH = 720;
const HEIGHT = 260;
const MARGIN = { left: 64, right: 110, top: 24, bottom: 40 };

export interface CashFlowTexts {
  readonly plain: string;
  readonly discounted: string;
  readonly yearAxis: string;
  readonly usdAxis: string;
  /** An amount in USD as the axis shows it, in thousands. */
  readonly writeUsd: (usd: number) => string;
}

export function CashFlowChart({ series, label, texts }: { readonly series: readonly CashFlowYear[]; readonly label: string; readonly texts: CashFlowTexts }) {
  const [box, width] = useWidth<HTMLDivElement>(FIRST_WIDTH);
  const marks = useMemo(
    () => cashFlowMarks(series, { left: MARGIN.left, right: width - MARGIN.right, top: MARGIN.top, bottom: HEIGHT - MARGIN.bottom }),
    [series, width],
  );
  const right = width - MARGIN.right;
  return (
    <div ref={box} className="chart cash-flow">
      <svg className="chart-svg" width={width} height={HEIGHT} viewBox={`0 0 ${width} ${HEIGHT}`} role="img" aria-label={label}>
        {marks.usdTicks.map(({ y, usd }) => (
          <g key={usd}>
            <line className="cash-flow__grid" x1={MARGIN.left} x2={right} y1={y} y2={y} />
            <text className="cash-flow__tick cash-flow__tick--usd" x={MARGIN.left - 8} y={y + 4}>{texts.writeUsd(usd)}</text>
          </g>
        ))}
        {marks.yearTicks.map(({ x, year }) => <text key={year} className="cash-flow__tick" x={x} y={HEIGHT - MARGIN.bottom + 18}>{year}</text>)}
        <text className="cash-flow__axis" x={right} y={HEIGHT - 6}>{texts.yearAxis}</text>
        <text className="cash-flow__axis cash-flow__axis--usd" x={4} y={12}>{texts.usdAxis}</text>
        <line className="cash-flow__zero" x1={MARGIN.left} x2={right} y1={marks.zero} y2={marks.zero} />
        <path className="cash-flow__line" d={marks.plain} />
        <path className="cash-flow__line cash-flow__line--discounted" d={marks.discounted} />
        <text className="cash-flow__name" x={marks.ends.x + 8} y={marks.ends.plain + 4}>{texts.plain}</text>
        <text className="cash-flow__name" x={marks.ends.x + 8} y={marks.ends.discounted + 4}>{texts.discounted}</text>
      </svg>
    </div>
  );
}
