// The keys that work on every screen; typing into a field and pressing a focused button keep their own meaning.
import { useEffect } from 'react';
import { useApp } from '../hooks/app-context.tsx';

const OWN_KEYS = 'input, select, textarea, button, a, summary, dialog';
const FAR_DAYS = 10;

/** Listens to space, arrows, home and end, numbers and the question mark. */
export function useKeys(onHelp: () => void): void {
  const { store, frames, actions } = useApp();
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === '?') {
        onHelp();
        return;
      }
      if (event.target instanceof Element && event.target.closest(OWN_KEYS)) return;
      const day = frames.current?.day ?? 0;
      const step = event.shiftKey ? FAR_DAYS : 1;
      switch (event.key) {
        case ' ':
          actions.setPlaying(!store.getState().twin.isPlaying);
          break;
        case 'ArrowRight':
          void actions.seek(day + step);
          break;
        case 'ArrowLeft':
          void actions.seek(day - step);
          break;
        case 'Home':
          void actions.seek(0);
          break;
        case 'End':
          void actions.seekToEnd();
          break;
        case '1':
          location.hash = 'twin';
          break;
        case '2':
          location.hash = 'board';
          break;
        case '3':
          location.hash = 'field';
          break;
        case '4':
          location.hash = 'plant';
          break;
        case '5':
          location.hash = 'decision';
          break;
        default:
          return;
      }
      event.preventDefault();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [store, frames, actions, onHelp]);
}
