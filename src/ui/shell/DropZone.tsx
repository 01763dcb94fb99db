// Lets a scenario file be dropped anywhere on the page.
import { useEffect, useState } from 'react';
import { useApp, useWords } from '../hooks/app-context.tsx';
import { importFile } from '../run/import-file.ts';

export function DropZone() {
  const { actions } = useApp();
  const words = useWords();
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    const hasFile = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;
    const over = (event: DragEvent): void => {
      if (!hasFile(event)) return;
      event.preventDefault();
      setOver(true);
    };
    const leave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent): void => {
      if (!hasFile(event)) return;
      event.preventDefault();
      setOver(false);
      const file = event.dataTransfer?.files[0];
      if (file) void importFile(file, actions);
    };
    addEventListener('dragover', over);
    addEventListener('dragleave', leave);
    addEventListener('drop', drop);
    return () => {
      removeEventListener('dragover', over);
      removeEventListener('dragleave', leave);
      removeEventListener('drop', drop);
    };
  }, [actions]);
  return isOver ? <div className="drop-hint">{words.app.dropHint}</div> : null;
}
