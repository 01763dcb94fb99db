// How the decision screen reaches its desk, and keeps its figures in step with the running twin.
import { useEffect } from 'react';
import { useStore } from 'zustand';
import type { DecisionDesk, DecisionState } from '../../store/decision-desk.ts';
import { useApp, useAppState } from './app-context.tsx';

/** Time between two questions while the twin plays, ms: the page follows, and the worker has its time for the twin. */
const SPACING_MS = 1500;
/** The core finishes learning without a frame or a status; until then it is asked this often, ms. */
const LEARNING_MS = 1000;

/** The desk and its state; asks again after frames, at most every SPACING_MS, when the AI's cluster joins, and while the core learns. */
export function useDecision(): readonly [DecisionDesk, DecisionState] {
  const { decision, frames } = useApp();
  const state = useStore(decision.store);
  const ai = useAppState((app) => app.twin.ai);
  const digest = useAppState((app) => app.scenario?.digest);
  const core = state.report?.core;
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    decision.refresh();
    const stop = frames.subscribe(() => {
      timer ??= setTimeout(() => {
        timer = undefined;
        decision.refresh();
      }, SPACING_MS);
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [decision, frames, ai, digest]);
  useEffect(() => {
    if (core !== 'training') return undefined;
    const timer = setInterval(decision.refresh, LEARNING_MS);
    return () => clearInterval(timer);
  }, [decision, core]);
  return [decision, state];
}
