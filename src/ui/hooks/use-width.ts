// The width of an element in px, following it; for drawings that keep their type size at every width.
import { useEffect, useRef, useState } from 'react';
import type { RefObject } from 'react';

/** A reference for the element and its width; `first` until it has been measured. */
export function useWidth<Kind extends HTMLElement>(first: number): readonly [RefObject<Kind | null>, number] {
  const element = useRef<Kind>(null);
  const [width, setWidth] = useState(first);
  useEffect(() => {
    const watched = element.current;
    if (!watched) return undefined;
    const observer = new ResizeObserver((entries) => {
      const next = Math.round(entries[0]?.contentRect.width ?? 0);
      if (next > 0) setWidth(next);
    });
    observer.observe(watched);
    return () => observer.disconnect();
  }, []);
  return [element, width];
}
