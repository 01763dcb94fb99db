// Line icons as one component; decoration only, so hidden from screen readers.

const PATHS = {
  play: 'M8 5.5v13l11-6.5z',
  pause: 'M8 5v14M16 5v14',
  back: 'M15 6l-6 6 6 6',
  forward: 'M9 6l6 6-6 6',
  toStart: 'M6 5v14M18 6l-8 6 8 6',
  help: 'M9.2 9.2a2.9 2.9 0 1 1 4.3 2.5c-.9.5-1.5 1.1-1.5 2.3M12 17.6v.1',
  sun: 'M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M5.3 18.7l1.4-1.4M17.3 6.7l1.4-1.4',
  moon: 'M20 14.2A8 8 0 0 1 9.8 4 8 8 0 1 0 20 14.2z',
  system: 'M4 5h16v11H4zM9 20h6M12 16v4',
  close: 'M6 6l12 12M18 6L6 18',
  file: 'M7 3.5h7l4 4V20.5H7zM14 3.5v4h4M12.5 17v-6M10 13.2l2.5-2.5 2.5 2.5',
  reset: 'M4.5 12a7.5 7.5 0 1 1 2.3 5.4M4.5 19v-4.2h4.2',
  info: 'M12 11v6M12 7.4v.1M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17z',
  download: 'M12 4v11M7.5 10.5L12 15l4.5-4.5M5 19.5h14',
  print: 'M7 9V4h10v5M7 17H4.5V9h15v8H17M7 14h10v6H7z',
  right: 'M5 12h14M13 6l6 6-6 6',
} as const;
export type IconName = keyof typeof PATHS;

export function Icon({ name }: { readonly name: IconName }) {
  const isFilled = name === 'play';
  return (
    <svg className="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false" fill={isFilled ? 'currentColor' : 'none'} stroke="currentColor" strokeWidth="2" strokeLinecap="round" strokeLinejoin="round">
      <path d={PATHS[name]} />
    </svg>
  );
}

/** The product's mark: one boll of two halves, habit in ochre and AI in azure, in a shared calyx. */
export function Mark() {
  return (
    <svg className="mark" viewBox="0 0 40 40" aria-hidden="true" focusable="false">
      <path className="mark__calyx" d="M20 37c-1.4-4.6-6-6.4-9.6-8.6 3.8.2 6.600 1 9.6 3.4 3-2.4 5.800-3.200 9.600-3.400C26 30.600 21.400 32.400 20 37z" />
      <path className="mark__baseline" d="M19 29.500C12 31 5.500 26.500 6.500 20c.4-2.800 2-4.300 4-5.200C9.800 9.500 13.800 5.200 19 5z" />
      <path className="mark__ai" d="M21 29.500c7 1.500 13.500-3 12.500-9.500-.4-2.800-2-4.300-4-5.200C30.200 9.500 26.200 5.200 21 5z" />
    </svg>
  );
}
