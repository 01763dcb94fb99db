// Which screen is shown, kept in the address so that a link leads to it.
import { useEffect, useState } from 'react';

export const SCREENS = ['twin', 'board', 'field', 'plant', 'decision'] as const;
export type Screen = (typeof SCREENS)[number];

function screenOfHash(): Screen {
  const hash = location.hash.replace('#', '');
  return SCREENS.find((screen) => screen === hash) ?? 'twin';
}

/** The screen in the address, following it. */
export function useRoute(): Screen {
  const [screen, setScreen] = useState(screenOfHash);
  useEffect(() => {
    const update = (): void => setScreen(screenOfHash());
    addEventListener('hashchange', update);
    return () => removeEventListener('hashchange', update);
  }, []);
  return screen;
}
