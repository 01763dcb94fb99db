// Draws one interval strip: zero line, interval bar, mean dot and, as a diamond, the article's claim.
import { intervalMarks } from './interval-marks.ts';
import type { IntervalInput } from './interval-marks.ts';

const WIDTH = 220;
const HEIGHT = 34;
const MIDDLE = HEIGHT / 2;
/** An interval narrower than this is still drawn this wide, px. */
const LEAST_WIDTH = 3;

export function IntervalChart({ input, direction, label }: {
  readonly input: IntervalInput;
  readonly direction: 'better' | 'worse' | 'unclear' | undefined;
  readonly label: string;
}) {
  const marks = intervalMarks(input, WIDTH);
  const width = marks.low === undefined || marks.high === undefined ? 0 : Math.max(LEAST_WIDTH, marks.high - marks.low);
  const start = marks.low === undefined || marks.high === undefined ? 0 : (marks.low + marks.high) / 2 - width / 2;
  return (
    <svg className={`interval interval--${direction ?? 'unclear'}`} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label}>
      <line className="interval__axis" x1={0} x2={WIDTH} y1={MIDDLE} y2={MIDDLE} />
      <line className="interval__zero" x1={marks.zero} x2={marks.zero} y1={3} y2={HEIGHT - 3} />
      {width > 0 ? <rect className="interval__bar" x={start} y={MIDDLE - 5} width={width} height={10} rx={width > 8 ? 4 : 1} /> : null}
      <circle className="interval__mean" cx={marks.mean} cy={MIDDLE} r={5} />
      {marks.claim === undefined ? null : (
        <path className="interval__claim" d={`M${marks.claim} ${MIDDLE - 9}l7 9-7 9-7-9z`} />
      )}
    </svg>
  );
}
