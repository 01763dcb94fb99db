// What the colours and signs of landscape and map mean.
import { cssColour, FIELD_COLOURS, STATE_COLOURS, STATE_KEYS, STATE_SIGNS } from '../geometry/field-colours.ts';
import { useWords } from '../hooks/app-context.tsx';

const FIELD_KEYS = ['soil', 'canopy', 'stress', 'watered', 'bolls', 'picked'] as const;

export function Legend() {
  const words = useWords();
  return (
    <div className="legend">
      <ul aria-label={words.twin.legend}>
        {FIELD_KEYS.map((key) => (
          <li key={key}><span className="legend__field" style={{ background: cssColour(FIELD_COLOURS[key]) }} />{words.legend[key]}</li>
        ))}
        <li><span className="legend__truck legend__truck--loaded" />{words.legend.truckLoaded}</li>
        <li><span className="legend__truck" />{words.legend.truckEmpty}</li>
        <li><span className="legend__pile" />{words.legend.pile}</li>
        {STATE_KEYS.map((key, state) => (
          <li key={key}><span className="legend__state" style={{ background: STATE_COLOURS[state] }}>{STATE_SIGNS[state]}</span>{words.terms.machineStates[key]}</li>
        ))}
      </ul>
    </div>
  );
}
