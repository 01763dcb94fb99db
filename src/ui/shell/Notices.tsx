// News that the person did not ask for: a worker restarted, a file loaded. Spoken politely, dismissed by hand.
import { fill } from '../../i18n/languages.ts';
import { useApp, useAppState, useWords } from '../hooks/app-context.tsx';
import { Icon } from '../widgets/Icon.tsx';

export function Notices() {
  const words = useWords();
  const { actions } = useApp();
  const notices = useAppState((state) => state.notices);
  return (
    <div className="notices" role="status" aria-live="polite">
      {notices.map((notice) => (
        <div key={notice.id} className={`notice notice--${notice.code}`}>
          <Icon name="info" />
          <span>{fill(words.notices[notice.code], { name: notice.name ?? '' })}</span>
          {notice.code === 'gaveUp' ? (
            <button type="button" className="button button--small" onClick={() => location.reload()}>{words.notices.reload}</button>
          ) : null}
          <button type="button" className="button button--icon button--quiet button--small" aria-label={words.notices.dismiss} onClick={() => actions.dismissNotice(notice.id)}>
            <Icon name="close" />
          </button>
        </div>
      ))}
    </div>
  );
}
