// The picture of the twin: landscape or map, one cluster or both side by side, with names, legend and state of the AI.
import { Component, lazy, Suspense, useState } from 'react';
import type { ReactNode } from 'react';
import type { PolicyName } from '../../model/domain/results.ts';
import { LAYOUTS, SURFACES } from '../../store/session.ts';
import { useApp, useAppState, useWords } from '../hooks/app-context.tsx';
import { useIsDark } from '../hooks/use-theme.ts';
import { ClusterMap } from '../map/ClusterMap.tsx';
import { Icon } from '../widgets/Icon.tsx';
import { Segmented } from '../widgets/Segmented.tsx';
import { drawingPower } from './has-webgl.ts';
import { Legend } from './Legend.tsx';

const SceneView = lazy(() => import('../scene/SceneView.tsx').then((module) => ({ default: module.SceneView })));

/** Shows the other drawing when the landscape fails. */
class SceneBoundary extends Component<{ readonly fallback: ReactNode; readonly onFail: () => void; readonly children: ReactNode }, { readonly hasFailed: boolean }> {
  override readonly state = { hasFailed: false };

  static getDerivedStateFromError(): { readonly hasFailed: boolean } {
    return { hasFailed: true };
  }

  override componentDidCatch(): void {
    this.props.onFail();
  }

  override render(): ReactNode {
    return this.state.hasFailed ? this.props.fallback : this.props.children;
  }
}

export function Stage() {
  const words = useWords();
  const { actions } = useApp();
  const layout = useAppState((state) => state.session.layout);
  const surface = useAppState((state) => state.session.surface);
  const scenario = useAppState((state) => state.scenario);
  const aiState = useAppState((state) => state.twin.ai);
  const isDark = useIsDark();
  const [canDraw, setCanDraw] = useState(() => drawingPower() !== 'none');
  const [hasFailed, setFailed] = useState(false);
  const [resets, setResets] = useState(0);
  const isMap = surface === 'map' || !canDraw;
  const policies: readonly PolicyName[] = layout === 'both' ? ['baseline', 'ai'] : [layout];
  const fail = (): void => {
    setFailed(true);
    setCanDraw(false);
  };
  return (
    <section className={`stage stage--${isMap ? 'map' : 'scene'} stage--${layout}`} aria-label={words.twin.title}>
      <div className="stage__tools">
        <Segmented label={words.twin.layout} value={layout} onChange={actions.setLayout} options={LAYOUTS.map((value) => ({ value, label: value === 'both' ? words.twin.both : words.policies[value] }))} />
        {canDraw ? <Segmented label={words.twin.surface} value={surface} onChange={actions.setSurface} options={SURFACES.map((value) => ({ value, label: words.twin[value] }))} /> : null}
        {isMap ? null : (
          <button type="button" className="button button--icon" aria-label={words.twin.resetCamera} title={words.twin.resetCamera} onClick={() => setResets(resets + 1)}><Icon name="reset" /></button>
        )}
      </div>
      <div className="stage__picture" data-testid={isMap ? 'map' : 'scene'}>
        {scenario === undefined ? <p className="stage__wait">{words.app.loading}</p> : isMap ? (
          <div className="stage__maps">{policies.map((policy) => <ClusterMap key={policy} cluster={scenario.cluster} policy={policy} />)}</div>
        ) : (
          <SceneBoundary fallback={null} onFail={fail}>
            <Suspense fallback={<p className="stage__wait">{words.twin.loadingScene}</p>}>
              <SceneView key={scenario.digest} cluster={scenario.cluster} policies={policies} isDark={isDark} resets={resets} isSoftware={drawingPower() === 'software'} onLost={fail} />
            </Suspense>
          </SceneBoundary>
        )}
        <div className="stage__names">
          {policies.map((policy) => (
            <div key={policy} className={`stage__name stage__name--${policy}`}>
              <span className={`swatch swatch--${policy}`} />
              <strong>{words.policies[policy]}</strong>
              <span className="stage__hint">{words.policies[`${policy}Hint`]}</span>
              {policy === 'ai' && aiState !== 'joined' ? <span className="stage__joining" role="status">{aiState === 'training' ? words.twin.preparing : words.twin.catchingUp}</span> : null}
            </div>
          ))}
        </div>
      </div>
      <Legend />
      {canDraw ? null : <p className="stage__notice" role="status">{hasFailed ? words.twin.sceneFailed : words.twin.noWebgl}</p>}
    </section>
  );
}
