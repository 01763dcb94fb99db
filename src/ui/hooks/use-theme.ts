// Puts the chosen colours on the page, following the system when asked to; tells whether they are dark.
import { useEffect, useState } from 'react';
import { useAppState } from './app-context.tsx';

const QUERY = '(prefers-color-scheme: dark)';

/** Whether dark colours are in force. */
export function useIsDark(): boolean {
  const theme = useAppState((state) => state.session.theme);
  const [isSystemDark, setSystemDark] = useState(() => matchMedia(QUERY).matches);
  useEffect(() => {
    const query = matchMedia(QUERY);
    const update = (): void => setSystemDark(query.matches);
    query.addEventListener('change', update);
    return () => query.removeEventListener('change', update);
  }, []);
  return theme === 'dark' || (theme === 'system' && isSystemDark);
}

/** Keeps the page's colours in step with the choice. */
export function useThemeOnPage(): void {
  const isDark = useIsDark();
  useEffect(() => {
    document.documentElement.dataset['theme'] = isDark ? 'dark' : 'light';
  }, [isDark]);
}
