// How the plant screen reaches its desk, and keeps its figures in step with the running twin.
import { useEffect } from 'react';
import { useStore } from 'zustand';
import type { PlantDesk, PlantState } from '../../store/plant-desk.ts';
import { useApp, useAppState } from './app-context.tsx';

/** Time between two questions while the twin plays, ms: the page follows, and the worker has its time for the twin. */
const SPACING_MS = 1000;

/** The desk and its state; asks again after frames, at most every SPACING_MS, and when the AI's cluster joins. */
export function usePlant(): readonly [PlantDesk, PlantState] {
  const { plant, frames } = useApp();
  const state = useStore(plant.store);
  const ai = useAppState((app) => app.twin.ai);
  const digest = useAppState((app) => app.scenario?.digest);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    plant.refresh();
    const stop = frames.subscribe(() => {
      timer ??= setTimeout(() => {
        timer = undefined;
        plant.refresh();
      }, SPACING_MS);
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [plant, frames, ai, digest]);
  return [plant, state];
}
