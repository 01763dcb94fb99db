// Plays the season: play and pause, steps, speed, and the time line with its date.
import { useState } from 'react';
import { fill } from '../../i18n/languages.ts';
import { timeLineEnd } from '../../store/app-state.ts';
import { SPEEDS } from '../../store/session.ts';
import { useApp, useAppState, useFormat, useFrames, useWords } from '../hooks/app-context.tsx';
import { Icon } from '../widgets/Icon.tsx';
import { Segmented } from '../widgets/Segmented.tsx';

const FRAMES_PER_SECOND = 10;
const HOURS_PER_DAY = 24;

export function Transport() {
  const words = useWords();
  const format = useFormat();
  const { frames, actions } = useApp();
  useFrames(FRAMES_PER_SECOND);
  const scenario = useAppState((state) => state.scenario);
  const twin = useAppState((state) => state.twin);
  const seenLastDay = useAppState((state) => state.seenLastDay);
  const speed = useAppState((state) => state.session.daysPerSecond);
  /** Where the thumb is held, and where it has been let go while the twin is on its way there. */
  const [dragged, setDragged] = useState<number | undefined>(undefined);
  const [target, setTarget] = useState<number | undefined>(undefined);
  const now = frames.current?.day ?? 0;
  const lastDay = timeLineEnd({ twin, seenLastDay, scenario }, now);
  // The two clusters end on different days; the clock stands at the later end.
  const day = dragged ?? target ?? (twin.isFinished ? lastDay : now);
  const date = scenario ? format.date(scenario.startDayNumber + day) : '';
  const spoken = fill(words.twin.dayOf, { date, day: format.number(day, 0), last: format.number(lastDay, 0) });
  const go = (to: number): void => {
    setTarget(to);
    void actions.seek(to).then(() => setTarget((latest) => (latest === to ? undefined : latest)));
  };
  const release = (): void => {
    if (dragged !== undefined) go(dragged);
    setDragged(undefined);
  };
  const isOver = twin.isFinished && !twin.isPlaying;
  return (
    <div className="transport" role="group" aria-label={words.twin.timeline}>
      <div className="transport__buttons">
        <button type="button" className="button button--icon" aria-label={words.twin.stepBack} title={words.twin.stepBack} onClick={() => go(Math.max(0, day - 1))}><Icon name="back" /></button>
        <button
          type="button"
          className="button button--icon button--round button--primary"
          data-testid="play"
          aria-label={isOver ? words.twin.restart : twin.isPlaying ? words.twin.pause : words.twin.play}
          title={isOver ? words.twin.restart : twin.isPlaying ? words.twin.pause : words.twin.play}
          onClick={() => {
            if (isOver) void actions.seek(0);
            actions.setPlaying(!twin.isPlaying);
          }}
        >
          <Icon name={isOver ? 'toStart' : twin.isPlaying ? 'pause' : 'play'} />
        </button>
        <button type="button" className="button button--icon" aria-label={words.twin.stepForward} title={words.twin.stepForward} onClick={() => go(day + 1)}><Icon name="forward" /></button>
      </div>
      <div className="transport__time">
        <span className="transport__date" aria-hidden="true">{date}</span>
        <span className="muted small" aria-hidden="true">{twin.isFinished ? words.twin.finished : fill(words.twin.day, { day: format.number(day, 0) })}</span>
      </div>
      <input
        className="transport__line"
        type="range"
        min={0}
        max={lastDay}
        step={1}
        value={Math.min(day, lastDay)}
        style={{ '--share': `${(100 * Math.min(day, lastDay)) / Math.max(1, lastDay)}%` } as React.CSSProperties}
        aria-label={words.twin.timeline}
        aria-valuetext={spoken}
        onChange={(event) => setDragged(Number(event.target.value))}
        onKeyDown={(event) => {
          if (event.key !== 'End') return;
          event.preventDefault();
          void actions.seekToEnd();
        }}
        onPointerUp={release}
        onKeyUp={release}
        onBlur={release}
      />
      <Segmented
        label={words.twin.speed}
        value={speed}
        onChange={actions.setSpeed}
        options={SPEEDS.map((value) => ({
          value,
          label: value < 1
            ? fill(words.twin.speedHours, { count: format.number(value * HOURS_PER_DAY, 0) })
            : fill(words.twin.speedDays, { count: format.number(value, 0) }),
        }))}
      />
    </div>
  );
}
