// Wires the browser side together: worker client, store, screens. Nothing else lives here.
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { languageFromWishes } from './i18n/languages.ts';
import type { StringsMode } from './i18n/languages.ts';
import { SimulationClient } from './runtime/client.ts';
import { createApp } from './store/app-store.ts';
import { AppShell } from './ui/AppShell.tsx';
import { AppProvider } from './ui/hooks/app-context.tsx';
import './ui/theme/index.css';

const query = new URLSearchParams(location.search);
const wish = query.get('strings');
const strings: StringsMode = wish === 'keys' || wish === 'double' ? wish : 'plain';

function browserStorage(kind: 'localStorage' | 'sessionStorage'): Storage | undefined {
  try {
    return globalThis[kind];
  } catch {
    return undefined;
  }
}

const app = createApp({
  connect: (events) =>
    new SimulationClient(
      {
        createWorker: () => new Worker(new URL('./runtime/simulation.worker.ts', import.meta.url), { type: 'module' }),
        locks: 'locks' in navigator ? navigator.locks : undefined,
      },
      events,
    ),
  storage: browserStorage('localStorage'),
  tab: browserStorage('sessionStorage'),
  now: () => performance.now(),
  language: languageFromWishes(navigator.languages),
  prefersReducedMotion: matchMedia('(prefers-reduced-motion: reduce)').matches,
  scenario: query.get('scenario') ?? undefined,
});
void app.actions.boot();
addEventListener('pagehide', app.actions.rememberVisit);

createRoot(document.querySelector('#root')!).render(
  <StrictMode>
    <AppProvider app={app} strings={strings}>
      <AppShell />
    </AppProvider>
  </StrictMode>,
);
