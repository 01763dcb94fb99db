// The name of a cluster over its drawing, with its mark and a remark.
import type { PolicyName } from '../../model/domain/results.ts';
import { useWords } from '../hooks/app-context.tsx';

export function SideTitle({ policy, text }: { readonly policy: PolicyName; readonly text: string }) {
  const { policies } = useWords();
  return (
    <p className={`side-title side-title--${policy}`}>
      <span className={`swatch swatch--${policy}`} />
      <strong>{policies[policy]}</strong>
      <span className="muted small">{text}</span>
    </p>
  );
}
