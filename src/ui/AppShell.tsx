// The whole page: head, notices, the chosen screen, and what lies over them.
import { lazy, Suspense, useCallback, useEffect, useLayoutEffect, useState } from 'react';
import { fill } from '../i18n/languages.ts';
import { BoardScreen } from './board/BoardScreen.tsx';
import { useApp, useAppState, useWords } from './hooks/app-context.tsx';
import { useThemeOnPage } from './hooks/use-theme.ts';
import { ImportIssues } from './run/ImportIssues.tsx';
import { DropZone } from './shell/DropZone.tsx';
import { Header } from './shell/Header.tsx';
import { HelpDialog } from './shell/HelpDialog.tsx';
import { Notices } from './shell/Notices.tsx';
import { useKeys } from './shell/use-keys.ts';
import { useRoute } from './shell/use-route.ts';
import { TwinScreen } from './twin/TwinScreen.tsx';

const PlantScreen = lazy(async () => ({ default: (await import('./plant/PlantScreen.tsx')).PlantScreen }));
const DecisionScreen = lazy(async () => ({ default: (await import('./decision/DecisionScreen.tsx')).DecisionScreen }));
const FieldScreen = lazy(async () => ({ default: (await import('./field/FieldScreen.tsx')).FieldScreen }));

export function AppShell() {
  const words = useWords();
  const { actions } = useApp();
  const screen = useRoute();
  const language = useAppState((state) => state.session.language);
  const scenario = useAppState((state) => state.scenario);
  const boot = useAppState((state) => state.boot);
  const fault = useAppState((state) => state.fault);
  const [isHelpOpen, setHelpOpen] = useState(false);
  const openHelp = useCallback(() => setHelpOpen(true), []);
  useThemeOnPage();
  useKeys(openHelp);
  // A screen begins at its top, however far down the one before it was read.
  useLayoutEffect(() => {
    // In braces: newer browsers answer with a promise, which React would take for a clean-up.
    scrollTo(0, 0);
  }, [screen]);
  useEffect(() => {
    document.title = scenario ? fill(words.app.pageTitle, { view: words.views[screen], scenario: scenario.title[language] }) : words.app.name;
  }, [words, screen, scenario, language]);
  return (
    <>
      <a className="skip" href="#content" onClick={(event) => { event.preventDefault(); document.querySelector<HTMLElement>('#content')?.focus(); }}>{words.app.skip}</a>
      <Header screen={screen} onHelp={openHelp} />
      <Notices />
      <main id="content" tabIndex={-1}>
        {fault ? (
          <div className="fault" role="alert">
            <span>{fill(words.faults[fault.code], { detail: fault.detail })}</span>
            <button type="button" className="button button--small" onClick={() => (boot === 'failed' ? void actions.boot() : location.reload())}>{words.board.retry}</button>
          </div>
        ) : null}
        {screen === 'twin' ? <TwinScreen /> : null}
        {screen === 'board' ? <BoardScreen /> : null}
        {screen === 'plant' ? <Suspense fallback={<p role="status">{words.app.loading}</p>}><PlantScreen /></Suspense> : null}
        {screen === 'decision' ? <Suspense fallback={<p role="status">{words.app.loading}</p>}><DecisionScreen /></Suspense> : null}
        {screen === 'field' ? <Suspense fallback={<p role="status">{words.app.loading}</p>}><FieldScreen /></Suspense> : null}
      </main>
      <ImportIssues />
      <DropZone />
      {isHelpOpen ? <HelpDialog onClose={() => setHelpOpen(false)} /> : null}
    </>
  );
}
