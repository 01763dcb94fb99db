// Draws one plant as a line of tanks that fill and machine groups that show what their machines do, both clusters in each symbol.
import { useMemo } from 'react';
import { useWidth } from '../hooks/use-width.ts';
import { placeLine } from './line-marks.ts';
import type { LineItem, Machines, Tank } from './line-marks.ts';

const FIRST_WIDTH = 1200;
const TANK_TOP = 34;
const TANK_HEIGHT = 66;
const BOX_TOP = 34;
/** Names longer than this are broken at a space, characters. */
const LONGEST_NAME = 14;
const NAME_LINES = [11, 25] as const;
const BAR = 18;

export interface LineTexts {
  readonly nameOf: (item: LineItem) => string;
  /** A stock in tonnes; the figure only. */
  readonly writeTonnes: (tonnes: number) => string;
  readonly writeShare: (share: number) => string;
  readonly machinesText: (units: number) => string;
  readonly shut: string;
}

export function LineChart({ items, classes, label, texts }: {
  readonly items: readonly LineItem[];
  /** Classes of machine states from running on; the last is shut. */
  readonly classes: readonly string[];
  readonly label: string;
  readonly texts: LineTexts;
}) {
  const [box, width] = useWidth<HTMLDivElement>(FIRST_WIDTH);
  const { placed, height } = useMemo(() => placeLine(items, width), [items, width]);
  return (
    <div ref={box} className="chart line">
      <svg className="chart-svg" width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
        {placed.map(({ item, x, y, width: wide, leadsOn }) => (
          <g key={`${item.kind}-${item.id}`} transform={`translate(${x} ${y})`}>
            {nameLines(texts.nameOf(item)).map((part, index, all) => <text key={part} className="line__name" x={wide / 2} y={NAME_LINES[index + 2 - all.length]}>{part}</text>)}
            {item.kind === 'tank' ? <TankSymbol tank={item} width={wide} texts={texts} /> : <MachinesSymbol machines={item} width={wide} classes={classes} texts={texts} />}
            {leadsOn && x + wide + 16 <= width ? <path className="line__arrow" d={`M${wide + 3} ${TANK_TOP + TANK_HEIGHT / 2}h9m-4 -4l4 4l-4 4`} /> : null}
          </g>
        ))}
      </svg>
    </div>
  );
}

/** A name on one line, or on two of about the same length. */
function nameLines(name: string): readonly string[] {
  if (name.length <= LONGEST_NAME || !name.includes(' ')) return [name];
  const words = name.split(' ');
  let best = 1;
  for (let cut = 1; cut < words.length; cut += 1) {
    const uneven = (at: number): number => Math.abs(words.slice(0, at).join(' ').length - words.slice(at).join(' ').length);
    if (uneven(cut) < uneven(best)) best = cut;
  }
  return [words.slice(0, best).join(' '), words.slice(best).join(' ')];
}

function TankSymbol({ tank, width, texts }: { readonly tank: Tank; readonly width: number; readonly texts: LineTexts }) {
  const most = Math.max(1e-9, ...tank.values.map(({ peakTonnes }) => peakTonnes));
  const inner = width - 16;
  const each = inner / tank.values.length;
  return (
    <g>
      <path className="line__tank" d={`M8 ${TANK_TOP}V${TANK_TOP + TANK_HEIGHT - 7}q0 7 7 7H${width - 15}q7 0 7 -7V${TANK_TOP}`} />
      {tank.values.map(({ policy, tonnes, peakTonnes }, index) => {
        const left = 8 + index * each;
        const tall = (tonnes / most) * (TANK_HEIGHT - 4);
        const peak = TANK_TOP + TANK_HEIGHT - (peakTonnes / most) * (TANK_HEIGHT - 4);
        return (
          <g key={policy} className={`line__side line__side--${policy}`}>
            <rect className="line__level" x={left + 2.5} y={TANK_TOP + TANK_HEIGHT - tall - 2} width={each - 5} height={tall} rx={3} />
            <line className="line__peak" x1={left + 3} x2={left + each - 3} y1={peak} y2={peak} />
            <text className="line__value" x={left + each / 2} y={TANK_TOP + TANK_HEIGHT + 15}>{texts.writeTonnes(tonnes)}</text>
          </g>
        );
      })}
    </g>
  );
}

function MachinesSymbol({ machines, width, classes, texts }: { readonly machines: Machines; readonly width: number; readonly classes: readonly string[]; readonly texts: LineTexts }) {
  const inner = width - 62;
  const closed = classes.length - 1;
  return (
    <g>
      <rect className="line__box" x={1} y={BOX_TOP} width={width - 2} height={TANK_HEIGHT} rx={7} />
      {machines.values.map(({ policy, shares }, lane) => {
        const y = BOX_TOP + (TANK_HEIGHT - machines.values.length * (BAR + 6) + 6) / 2 + lane * (BAR + 6);
        let x = 10;
        const isShut = (shares[closed] ?? 0) > 0.995;
        return (
          <g key={policy} className={`line__side line__side--${policy}`}>
            <rect className="line__mark" x={5} y={y} width={3.5} height={BAR} rx={1.5} />
            <rect className="line__track" x={12} y={y} width={inner} height={BAR} rx={2} />
            {classes.slice(0, closed).map((id, index) => {
              const wide = (shares[index] ?? 0) * inner;
              const left = x + 2;
              x += wide;
              return wide < 0.3 ? null : <g key={id} className={`state state--${id}`}><rect className="state__fill" x={left} y={y} width={wide} height={BAR} /><rect className="state__hatch" x={left} y={y} width={wide} height={BAR} /></g>;
            })}
            <text className="line__share" x={width - 8} y={y + BAR - 4}>{isShut ? texts.shut : texts.writeShare(shares[0] ?? 0)}</text>
          </g>
        );
      })}
      <text className="line__units" x={width / 2} y={TANK_TOP + TANK_HEIGHT + 15}>{texts.machinesText(machines.units)}</text>
    </g>
  );
}
