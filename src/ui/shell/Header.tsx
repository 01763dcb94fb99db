// The head of every screen: mark, screens, language, colours, help.
import { LANGUAGES, LANGUAGE_NAMES } from '../../i18n/languages.ts';
import { THEMES } from '../../store/session.ts';
import { useApp, useAppState, useWords } from '../hooks/app-context.tsx';
import { Icon, Mark } from '../widgets/Icon.tsx';
import { Segmented } from '../widgets/Segmented.tsx';
import { SCREENS } from './use-route.ts';
import type { Screen } from './use-route.ts';

const THEME_ICONS = { system: 'system', light: 'sun', dark: 'moon' } as const;

export function Header({ screen, onHelp }: { readonly screen: Screen; readonly onHelp: () => void }) {
  const words = useWords();
  const { actions } = useApp();
  const language = useAppState((state) => state.session.language);
  const theme = useAppState((state) => state.session.theme);
  return (
    <header className="header">
      <a className="brand" href="#twin">
        <Mark />
        <span className="brand__words">
          <span className="brand__name">{words.app.name}</span>
          <span className="brand__tagline">{words.app.tagline}</span>
        </span>
      </a>
      <nav className="tabs" aria-label={words.views.label}>
        {SCREENS.map((id) => (
          <a key={id} href={`#${id}`} aria-current={id === screen ? 'page' : undefined}>
            {words.views[id]}
          </a>
        ))}
      </nav>
      <div className="header__tools">
        <Segmented
          label={words.language.label}
          value={language}
          onChange={actions.setLanguage}
          options={LANGUAGES.map((id) => ({ value: id, label: <span lang={id}>{LANGUAGE_NAMES[id].mark}</span>, spoken: LANGUAGE_NAMES[id].name }))}
        />
        <Segmented
          label={words.theme.label}
          value={theme}
          onChange={actions.setTheme}
          options={THEMES.map((id) => ({ value: id, label: <Icon name={THEME_ICONS[id]} />, spoken: words.theme[id] }))}
        />
        <button type="button" className="button button--icon" aria-label={words.help.open} title={words.help.open} onClick={onHelp}>
          <Icon name="help" />
        </button>
      </div>
    </header>
  );
}
