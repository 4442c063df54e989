import { X } from 'lucide-react';
import { type RefObject, useEffect, useRef } from 'react';
import type { ArticleView } from '../../../src/contract/views.ts';
import { Button } from '../../components/button.tsx';
import { formatDate } from '../../components/dates.ts';
import { Key } from '../../components/key-hint.tsx';
import { useKeys } from '../../components/keys.ts';
import { quote } from '../../components/quote.ts';
import { useStore } from '../../components/store.ts';
import { formatRoute } from '../../routes.ts';
import { say, sayNodes } from '../../words/index.ts';
import { activeTags, collecting } from '../claim/collecting.ts';
import { TagField } from '../claim/tag-field.tsx';
import styles from './read-bars.module.css';

interface TaggingProps {
  /** Takes the focus when the bar is left. */
  readonly text: RefObject<HTMLElement | null>;
}

/** The tags that each new claim gets at once; G brings the bar and takes it away. */
export function TaggingBar({ text }: TaggingProps) {
  const tags = useStore(activeTags);
  /** It was brought by the key just now, and not by coming back to this view. */
  const isNew = useRef(false);
  useEffect(() => {
    isNew.current = false;
  });
  const end = () => {
    activeTags.update(() => null);
    text.current?.focus({ preventScroll: true });
  };
  useKeys({
    'tag-new-claims': () => {
      if (tags) return end();
      isNew.current = true;
      activeTags.update(() => []);
    },
  });
  if (!tags) return null;
  return (
    <section
      className={styles.bar}
      aria-label={say('read.tagging')}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        event.stopPropagation();
        text.current?.focus({ preventScroll: true });
      }}
    >
      <div className={styles.tags}>
        <TagField
          keptAs="each new claim"
          label={say('read.eachNewClaimGets')}
          names={tags}
          takesFocus={isNew.current}
          onChange={(names) => activeTags.update(() => names)}
        />
      </div>
      <Button look="quiet" shortcut="tag-new-claims" onPress={end}>
        {say('read.stop')}
      </Button>
    </section>
  );
}

/** Says for which claim passages are being collected as evidence, and leads back to it. */
export function CollectingBar() {
  const claim = useStore(collecting);
  if (!claim) return null;
  const to = claim.articleId
    ? ({ view: 'read', articleId: claim.articleId, claimId: claim.id } as const)
    : ({ view: 'claim', claimId: claim.id } as const);
  return (
    <section className={styles.bar} aria-label={say('read.collectingEvidence')}>
      <p>
        {sayNodes('read.holdAPassageHere', {
          stance: claim.stance,
          wording: <a href={formatRoute(to)}>{quote(claim.wording)}</a>,
          useAsEvidenceKey: <Key name="use-as-evidence" />,
        })}
      </p>
      <Button
        look="icon"
        aria-label={say('read.stopCollectingEvidence')}
        onPress={() => collecting.update(() => null)}
      >
        <X size={15} aria-hidden />
      </Button>
    </section>
  );
}

interface RevisionProps {
  readonly view: ArticleView;
  /** The text is replaced by what changed in it. */
  readonly showsChanges: boolean;
  readonly onShowChanges: (shows: boolean) => void;
  readonly onChoose: (revisionId: string) => void;
}

/** Which of an article's texts is read, and what changed in it; nothing while there is one only. */
export function RevisionBar({ view, showsChanges, onShowChanges, onChoose }: RevisionProps) {
  const { revision, revisions } = view;
  if (revisions.length < 2) return null;
  const isNewest = revision.id === revisions.at(-1)!.id;
  return (
    <section className={styles.bar} data-old={!isNewest} aria-label={say('read.revisions')}>
      <select
        aria-label={say('read.revision')}
        value={revision.id}
        onChange={(event) => onChoose(event.currentTarget.value)}
      >
        {revisions.toReversed().map(({ id, number, capturedAt, updatedAt }, index) => (
          <option key={id} value={id}>
            {say('read.revisionChoice', {
              number,
              isNewest: String(index === 0),
              time: formatDate(updatedAt ?? capturedAt),
            })}
          </option>
        ))}
      </select>
      {!isNewest && <p>{say('read.thisTextIsOlder')}</p>}
      <Button
        look="quiet"
        isDisabled={revision.number === 1}
        aria-pressed={showsChanges}
        onPress={() => onShowChanges(!showsChanges)}
      >
        {showsChanges ? say('read.backToTheText') : say('read.whatChanged')}
      </Button>
    </section>
  );
}
