// How the field screen reaches its desk, and keeps the traces in step with scenario and seed.
import { useEffect } from 'react';
import { useStore } from 'zustand';
import type { FieldDesk, FieldState } from '../../store/field-desk.ts';
import { useApp, useAppState } from './app-context.tsx';

/** The desk and its state; asks for traces whenever scenario or seed have changed. */
export function useField(): readonly [FieldDesk, FieldState] {
  const { field } = useApp();
  const state = useStore(field.store);
  const digest = useAppState((app) => app.scenario?.digest);
  const seed = useAppState((app) => app.session.seed);
  useEffect(() => {
    field.ensure(false);
  }, [field, digest, seed]);
  return [field, state];
}
