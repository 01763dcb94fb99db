// Patterns that tell areas apart without colour: drawn over a coloured area in the colour of the surface, as url(#hatch-…). Once per page.

const LINES = {
  'hatch-rising': 'M-1 1L1 -1M0 6L6 0M5 7L7 5',
  'hatch-falling': 'M-1 5L1 7M0 0L6 6M5 -1L7 1',
  'hatch-upright': 'M1.5 0V6M4.5 0V6',
  'hatch-level': 'M0 1.5H6M0 4.5H6',
} as const;

export function Hatches() {
  return (
    <svg className="hatches" width="0" height="0" aria-hidden="true" focusable="false">
      <defs>
        {Object.entries(LINES).map(([id, d]) => (
          <pattern key={id} id={id} width="6" height="6" patternUnits="userSpaceOnUse"><path d={d} className="chart__hatch" /></pattern>
        ))}
      </defs>
    </svg>
  );
}
