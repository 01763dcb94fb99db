// The twin screen: run controls, the picture with its time line, the headline figures, totals and the place looked at.
import { useWords } from '../hooks/app-context.tsx';
import { RunPanel } from '../run/RunPanel.tsx';
import { Headline } from './Headline.tsx';
import { Inspector } from './Inspector.tsx';
import { SoFar } from './SoFar.tsx';
import { Stage } from './Stage.tsx';
import { Transport } from './Transport.tsx';

export function TwinScreen() {
  const { twin } = useWords();
  return (
    <div className="screen screen--twin">
      <h1 className="visually-hidden">{twin.title}</h1>
      <aside className="screen__aside"><RunPanel /></aside>
      <div className="screen__main twin">
        <div className="twin__stage card">
          <Stage />
          <Transport />
        </div>
        <Headline />
        <div className="twin__panels">
          <SoFar />
          <Inspector />
        </div>
      </div>
    </div>
  );
}
