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
      aria-label="Tagging"
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        event.stopPropagation();
        text.current?.focus({ preventScroll: true });
      }}
    >
      <div className={styles.tags}>
        <TagField
          label="Each new claim gets"
          names={tags}
          takesFocus={isNew.current}
          onChange={(names) => activeTags.update(() => names)}
        />
      </div>
      <Button look="quiet" shortcut="tag-new-claims" onPress={end}>
        Stop
      </Button>
    </section>
  );
}

const collectedAs = { for: 'Evidence for', against: 'Evidence against', context: 'Context of' } as const;

/** Says for which claim passages are being collected as evidence, and leads back to it. */
export function CollectingBar() {
  const claim = useStore(collecting);
  if (!claim) return null;
  const to = claim.articleId
    ? ({ view: 'read', articleId: claim.articleId, claimId: claim.id } as const)
    : ({ view: 'claim', claimId: claim.id } as const);
  return (
    <section className={styles.bar} aria-label="Collecting evidence">
      <p>
        {collectedAs[claim.stance]} <a href={formatRoute(to)}>{quote(claim.wording)}</a>: hold a passage here
        or in another article, then press <Key name="use-as-evidence" />.
      </p>
      <Button look="icon" aria-label="Stop collecting evidence" onPress={() => collecting.update(() => null)}>
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
    <section className={styles.bar} data-old={!isNewest} aria-label="Revisions">
      <select
        aria-label="Revision"
        value={revision.id}
        onChange={(event) => onChoose(event.currentTarget.value)}
      >
        {revisions.toReversed().map(({ id, number, capturedAt }, index) => (
          <option key={id} value={id}>
            Revision {number}
            {index === 0 && ' (newest)'}, {formatDate(capturedAt)}
          </option>
        ))}
      </select>
      {!isNewest && <p>This text is older: claims are marked in the newest.</p>}
      <Button
        look="quiet"
        isDisabled={revision.number === 1}
        aria-pressed={showsChanges}
        onPress={() => onShowChanges(!showsChanges)}
      >
        {showsChanges ? 'Back to the text' : 'What changed'}
      </Button>
    </section>
  );
}
