// Draws its content anew only while it is near the window: what lies further off keeps its last drawing until it comes near, is printed, or stands still.
import { memo, useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';

/** Distance from the window within which content is kept fresh. */
const NEAR = '300px 0px';

/** `isStill`: nothing moves at present, so that drawing everything once costs little and nothing is left behind. */
export function Held({ isStill, children }: { readonly isStill: boolean; readonly children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  const [isNear, setNear] = useState(true);
  useEffect(() => {
    const watched = box.current;
    if (!watched) return undefined;
    const observer = new IntersectionObserver((entries) => setNear(entries.at(-1)?.isIntersecting ?? true), { rootMargin: NEAR });
    observer.observe(watched);
    const show = (): void => setNear(true);
    const look = (): void => {
      observer.unobserve(watched);
      observer.observe(watched);
    };
    addEventListener('beforeprint', show);
    addEventListener('afterprint', look);
    return () => {
      observer.disconnect();
      removeEventListener('beforeprint', show);
      removeEventListener('afterprint', look);
    };
  }, []);
  return <div ref={box} className="held"><Content isFresh={isNear || isStill}>{children}</Content></div>;
}

const Content = memo(
  function Content({ children }: { readonly isFresh: boolean; readonly children: ReactNode }) {
    return children;
  },
  (_, { isFresh }) => !isFresh,
);
