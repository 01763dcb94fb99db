// The keys that work everywhere, as a list.
import { useWords } from '../hooks/app-context.tsx';
import { Dialog } from '../widgets/Dialog.tsx';

export function HelpDialog({ onClose }: { readonly onClose: () => void }) {
  const { help } = useWords();
  const rows: readonly (readonly [readonly string[], string])[] = [
    [[help.spaceKey], help.space],
    [['←', '→'], help.arrows],
    [['⇧ ←', '⇧ →'], help.shiftArrows],
    [['Home'], help.home],
    [['End'], help.end],
    [['1', '2', '3', '4', '5'], help.views],
    [['?'], help.question],
  ];
  return (
    <Dialog title={help.title} closeLabel={help.close} onClose={onClose}>
      <dl className="keys">
        {rows.map(([keys, text]) => (
          <div key={text}>
            <dt>{keys.map((key) => <kbd key={key}>{key}</kbd>)}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      <p className="muted small">{help.drag}</p>
    </Dialog>
  );
}
