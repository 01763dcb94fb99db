// Where the replications stand: progress with the time left and cancel, or the outcome of the last run.
import { fill } from '../../i18n/languages.ts';
import { isRunCurrent } from '../../store/app-state.ts';
import { useApp, useAppState, useFormat, useWords } from '../hooks/app-context.tsx';

export function RunStatus() {
  const words = useWords();
  const format = useFormat();
  const { actions } = useApp();
  const run = useAppState((state) => state.run);
  const isCurrent = useAppState(isRunCurrent);
  const isReady = useAppState((state) => state.scenario !== undefined);
  const replications = useAppState((state) => state.session.replications);
  if (run.status === 'running') {
    const { progress } = run;
    const share = progress && progress.total > 0 ? progress.done / progress.total : 0;
    const text = progress?.phase === 'running'
      ? fill(words.run.running, { done: format.number(progress.done, 0), total: format.number(progress.total, 0) })
      : words.run.training;
    const left = progress?.remainingSeconds === undefined
      ? words.run.estimating
      : fill(words.run.remaining, { time: format.duration(progress.remainingSeconds) });
    return (
      <div className="run-status">
        <div className="run-status__line"><span>{text}</span><span className="muted">{left}</span></div>
        <div className="progress" role="progressbar" aria-label={text} aria-valuemin={0} aria-valuemax={100} aria-valuenow={Math.round(share * 100)}>
          <div style={{ width: `${share * 100}%` }} />
        </div>
        <button type="button" className="button" onClick={actions.cancelRun}>{words.run.cancel}</button>
      </div>
    );
  }
  const count = format.number(run.summary?.replications, 0);
  return (
    <div className="run-status">
      <button type="button" className="button button--primary" disabled={!isReady} onClick={() => void actions.startRun()}>
        {run.summary && isCurrent ? words.run.restart : fill(words.run.start, { count: format.number(replications, 0) })}
      </button>
      <p className="small" role="status">
        {run.status === 'failed' ? <span className="run-status__bad">{words.run.failed} {fill(words.faults[run.fault?.code ?? 'internal'], { detail: run.fault?.detail ?? '' })}</span> : null}
        {run.status === 'cancelled' ? (run.isCut ? words.run.cut : run.summary ? words.run.cancelled : words.faults.cancelled) : null}
        {run.status === 'done' ? <span className="muted">{fill(words.run.done, { count })}</span> : null}{' '}
        {run.summary && !isCurrent && !run.isCut && run.status !== 'failed' ? <span className="run-status__stale">{words.run.stale}</span> : null}
      </p>
    </div>
  );
}
