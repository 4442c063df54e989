import { TextQuote, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import type { ClaimView } from '../../../src/contract/views.ts';
import { useOperation } from '../../api.ts';
import { Button } from '../../components/button.tsx';
import { Key } from '../../components/key-hint.tsx';
import { formatKey, type KeyName } from '../../components/key-table.ts';
import { type PlainWord, say, sayNodes } from '../../words/index.ts';
import type { OwnLink } from '../link/link.ts';
import { restore } from '../shell/acts.ts';
import { CheckedBefore } from './checked-before.tsx';
import { ClaimEditor } from './claim-editor.tsx';
import { nameClaim } from './claim-labels.ts';
import styles from './claim-pane.module.css';
import { OtherSources } from './other-sources.tsx';
import { RevisedNote } from './revised-note.tsx';
import { SaidElsewhere } from './said-elsewhere.tsx';

interface Props {
  /** Null while none is selected. */
  readonly claim: ClaimView | null;
  /** A claim that is named in the address, while the article has none of that name. */
  readonly missingId: string | null;
  /** Which one of the article's claims it is, from 1. */
  readonly position: number;
  readonly count: number;
  /** It was marked just now: the next thing to do is to tag it. */
  readonly isNew: boolean;
  /** The text that is read; null: the claim stands alone. */
  readonly revisionId: string | null;
  readonly openLink: OwnLink | null;
  readonly onOpenLink: (link: OwnLink | null) => void;
  /** Copies its words with where they stand; null: it stands in no text. */
  readonly onCite: (() => void) | null;
  readonly onDelete: () => void;
}

/** The selected claim, what other sources say of it, and whether it was checked before. */
export function ClaimPane(props: Props) {
  const { claim, missingId, position, count, isNew, revisionId, openLink, onOpenLink, onCite, onDelete } =
    props;
  if (!claim) {
    const hint = <HowToBegin hasClaims={count > 0} />;
    return missingId === null ? hint : <MissingClaim id={missingId}>{hint}</MissingClaim>;
  }
  return (
    <div className={styles.panes}>
      <section aria-label={say('claim.claim')} className={styles.section}>
        <h2>
          {say('claim.claim')}
          <span>
            {revisionId === null
              ? say('components.withoutText')
              : say('claim.placeAmongClaims', { position, count })}
          </span>
          {onCite && (
            <Button look="icon" aria-label={say('claim.copyQuoteWithCitation')} onPress={onCite}>
              <TextQuote size={14} aria-hidden />
            </Button>
          )}
          <Button look="icon" aria-label={say('claim.deleteClaim')} onPress={onDelete}>
            <Trash2 size={14} aria-hidden />
          </Button>
        </h2>
        <RevisedNote key={`${claim.id} revised`} claim={claim} />
        <ClaimEditor key={claim.id} claim={claim} isNew={isNew} revisionId={revisionId} openLink={openLink} />
      </section>
      <div className={styles.found}>
        <OtherSources key={`${claim.id} links`} claim={claim} openLink={openLink} onOpenLink={onOpenLink} />
        <SaidElsewhere key={`${claim.id} places`} claimId={claim.id} />
        <CheckedBefore key={`${claim.id} checks`} claimId={claim.id} wording={nameClaim(claim)} />
      </div>
    </div>
  );
}

interface MissingProps {
  readonly id: string;
  /** Shown for a claim that was taken back, which leaves nothing behind. */
  readonly children: ReactNode;
}

function MissingClaim({ id, children }: MissingProps) {
  const bin = useOperation('bin.list', {});
  if (!bin.data) return null;
  if (!bin.data.some((item) => item.noun === 'claim' && item.id === id)) return children;
  return (
    <div className={styles.missing}>
      <p>{say('claim.thisClaimIsIn')}</p>
      <Button onPress={() => void restore('claim', [id])}>{say('components.restore')}</Button>
    </div>
  );
}

const firstKeys: readonly (readonly [keys: readonly (KeyName | { shown: string })[], meaning: PlainWord])[] =
  [
    [[{ shown: 'arrowdown' }, { shown: 'arrowup' }], 'claim.holdTheNextOr'],
    [[{ shown: 'mod' }, { shown: 'arrowright' }, { shown: 'arrowleft' }], 'claim.holdAWordWith'],
    [['next-suggestion'], 'claim.holdTheNextSentence'],
    [['claim'], 'claim.markTheHeldPassage'],
    [['next-claim', 'previous-claim'], 'claim.goToTheNext'],
    [['palette'], 'claim.goAnywhereDoAnything'],
    [['keys'], 'claim.showAllKeys'],
  ];

/** What to do while no claim is selected. */
function HowToBegin({ hasClaims }: { readonly hasClaims: boolean }) {
  return (
    <div className={styles.begin}>
      <h2>{say('claim.noClaimSelected')}</h2>
      {hasClaims && <p>{say('claim.clickHighlightedWordsTo')}</p>}
      <p>
        {sayNodes('claim.toMarkAnotherClaim', {
          hasClaims: String(hasClaims),
          claimKey: <Key name="claim" />,
        })}
      </p>
      <dl>
        {firstKeys.map(([keys, meaning]) => (
          <div key={meaning}>
            <dt>
              {keys.map((key) =>
                typeof key === 'string' ? (
                  <Key key={key} name={key} />
                ) : (
                  <kbd key={key.shown}>{formatKey(key.shown)}</kbd>
                ),
              )}
            </dt>
            <dd>{say(meaning)}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
