// How components reach the app, its words and its number formats; and how often they follow the frames.
import { createContext, use, useEffect, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { messagesOf } from '../../i18n/languages.ts';
import type { StringsMode } from '../../i18n/languages.ts';
import type { Messages } from '../../i18n/en.ts';
import type { App } from '../../store/app-store.ts';
import type { AppState } from '../../store/app-state.ts';
import { createFormatter } from '../format/formatter.ts';
import type { Formatter } from '../format/formatter.ts';

interface AppContextValue {
  readonly app: App;
  readonly words: Messages;
  readonly format: Formatter;
}

const AppContext = createContext<AppContextValue | undefined>(undefined);

/** Gives the app to everything inside it and keeps page language and words in step. */
export function AppProvider({ app, strings, children }: { readonly app: App; readonly strings: StringsMode; readonly children: ReactNode }) {
  const language = useStore(app.store, (state) => state.session.language);
  const value = useMemo(() => {
    const words = messagesOf(language, strings);
    return { app, words, format: createFormatter(language, words) };
  }, [app, language, strings]);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  return <AppContext value={value}>{children}</AppContext>;
}

function useContextValue(): AppContextValue {
  const value = use(AppContext);
  if (!value) throw new Error('a component is used outside AppProvider');
  return value;
}

export function useApp(): App {
  return useContextValue().app;
}

export function useWords(): Messages {
  return useContextValue().words;
}

export function useFormat(): Formatter {
  return useContextValue().format;
}

/** A part of the state; the selector must give a primitive or a stable reference. */
export function useAppState<Part>(selector: (state: AppState) => Part): Part {
  return useStore(useApp().store, selector);
}

/** Re-renders at most `timesPerSecond` while frames arrive; returns the revision shown. */
export function useFrames(timesPerSecond: number): number {
  const { frames } = useApp();
  const [revision, setRevision] = useState(frames.revision);
  const spacingMs = 1000 / timesPerSecond;
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = frames.subscribe(() => {
      timer ??= setTimeout(() => {
        timer = undefined;
        setRevision(frames.revision);
      }, spacingMs);
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [frames, spacingMs]);
  return revision;
}
