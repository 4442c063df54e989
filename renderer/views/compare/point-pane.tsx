import { Columns2, Split, X } from 'lucide-react';
import { type RefObject, useState } from 'react';
import type { StaleCopy } from '../../../src/contract/cross-reference.ts';
import type { Matrix, MatrixCell, MatrixClaim, PointRow } from '../../../src/contract/matrix.ts';
import type { Input } from '../../../src/contract/operations.ts';
import { runCommand } from '../../api.ts';
import { Button } from '../../components/button.tsx';
import { asWritten, ClashNote } from '../../components/clash-note.tsx';
import { formatNumber } from '../../components/count.ts';
import { DraftArea } from '../../components/draft-area.tsx';
import { useDraft } from '../../components/drafts.ts';
import { Field } from '../../components/field.tsx';
import { Fold } from '../../components/fold.tsx';
import { useKeys } from '../../components/keys.ts';
import list from '../../components/list.module.css';
import { quote } from '../../components/quote.ts';
import { DividedBadge, RelationBadge } from '../../components/relation.tsx';
import { formatRoute, goTo } from '../../routes.ts';
import { say, sayParts } from '../../words/index.ts';
import { PairDecision } from '../link/pair-decision.tsx';
import { StaleNote } from '../link/stale-note.tsx';
import styles from './point-pane.module.css';
import { PointVoicesList } from './point-voices.tsx';
import {
  describeSources,
  describeSuggested,
  listClaims,
  parseNumber,
  readCurrency,
  writeNumber,
} from './points.ts';
import { ValueChart } from './value-chart.tsx';

interface Props {
  readonly pane: RefObject<HTMLElement | null>;
  readonly row: PointRow;
  readonly sources: Matrix['sources'];
  readonly stale: readonly StaleCopy[];
  readonly onClose: () => void;
  readonly onSplit: (claimIds: string[]) => void;
}

/** The section that says which of the sources count as one. */
export const voicesFold = 'voices';

/** The rest of the alarms is in Triage. */
const alarmsShown = 2;

/** One point: what the editor concludes, the values as a chart, and below, however many, the claims source by source. */
export function PointPane({ pane, row, sources, stale, onClose, onSplit }: Props) {
  const { point, cells } = row;
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const save = (changed: Omit<Input<'point.update'>, 'id'>) =>
    runCommand('point.update', { id: point.id, ...changed });
  const title = useDraft(
    `${point.id} title`,
    point.isTitled ? point.title : '',
    (value) => save({ title: value.trim() }),
    { identify: (value) => value.trim() },
  );
  const toggle = (claimId: string) =>
    setTicked(
      new Set(ticked.has(claimId) ? [...ticked].filter((id) => id !== claimId) : [...ticked, claimId]),
    );
  const pair = pairToCompare(row, ticked);
  // Where there are only two, nobody has to say which.
  const standing = listClaims(row).filter(({ isOrphan }) => !isOrphan);
  const isOnlyPair = ticked.size === 0 && standing.length === 2;
  const chosen = isOnlyPair ? standing : listClaims(row).filter(({ claimId }) => ticked.has(claimId));
  const [first, second, ...more] = chosen;
  const sourceOf = ({ claimId, articleId }: MatrixClaim) => {
    const cell = cells.find(({ claims }) => claims.some((claim) => claim.claimId === claimId))!;
    const source = sources.find(({ id }) => id === cell.sourceId)!;
    return source.copies.find((copy) => copy.articleId === articleId) ?? source;
  };
  /** Two texts of one publisher are told apart by their titles. */
  const nameSource = (claim: MatrixClaim) => {
    const { publisher, title } = sourceOf(claim);
    const isShared = listClaims(row).some(
      (other) => other.articleId !== claim.articleId && sourceOf(other).publisher === publisher,
    );
    return publisher && isShared ? sayParts([publisher, quote(title)], ', ') : (publisher ?? title);
  };

  const canSplit = ticked.size > 0 && ticked.size < point.claimIds.length;
  const splitOff = () => {
    onSplit([...ticked]);
    setTicked(new Set());
  };
  const showPair = () => pair && goTo({ view: 'side-by-side', ...pair });
  useKeys({
    ...(canSplit && { 'split-off': splitOff }),
    ...(pair && { 'side-by-side': showPair }),
  });

  return (
    <aside
      ref={pane}
      className={styles.pane}
      aria-label={say('compare.point')}
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        event.preventDefault();
        event.stopPropagation();
        onClose();
      }}
    >
      <h2>
        {say('compare.point')}
        <span>{row.articles > 1 ? '' : describeSources(row)}</span>
        <Button look="icon" aria-label={say('compare.closePoint')} onPress={onClose}>
          <X size={15} aria-hidden />
        </Button>
      </h2>
      <div className={styles.fields}>
        <Field label={say('compare.title')}>
          {(control) => <DraftArea {...control} draft={title} rows={1} placeholder={point.title} />}
        </Field>
      </div>
      {stale.length > 0 && (
        <section aria-label={say('compare.changedSince')} className={styles.stale}>
          {stale.slice(0, alarmsShown).map((copy) => (
            <StaleNote key={`${copy.claimId} ${copy.sourceArticleId}`} copy={copy} />
          ))}
          {stale.length > alarmsShown && (
            <a href={formatRoute({ view: 'triage', list: 'stale' })}>
              {say('compare.andMore', { stale: stale.length - alarmsShown })}
            </a>
          )}
        </section>
      )}
      <Conclusion row={row} save={save} />
      <ValueChart row={row} nameSource={nameSource} />
      {row.articles > 1 && (
        <Fold
          name={voicesFold}
          title={say('compare.sources')}
          aside={sayParts([describeSources(row), describeSuggested(row)])}
        >
          <PointVoicesList pointId={point.id} />
        </Fold>
      )}
      <h2 className={styles.claimsHead}>
        {say('compare.claims')} <span>{formatNumber(point.claimIds.length)}</span>
      </h2>
      <p className={styles.hint}>{adviseOn(row)}</p>
      <ul className={`${list.framed} ${styles.claims}`} aria-label={say('compare.claimsOfThisPoint')}>
        {cells.flatMap((cell) =>
          cell.claims.map((claim, index) => (
            <ClaimLine
              key={claim.claimId}
              claim={claim}
              cell={cell}
              dispute={index === 0 ? cell.dispute : null}
              source={nameSource(claim)}
              isTicked={ticked.has(claim.claimId)}
              onToggle={() => toggle(claim.claimId)}
            />
          )),
        )}
      </ul>
      {(chosen.length > 0 || pair) && (
        <div className={styles.selection} role="toolbar" aria-label={say('compare.tickedClaims')}>
          {first && second && more.length === 0 && (
            <PairDecision
              key={`${first.claimId} ${second.claimId}`}
              pair={[first.claimId, second.claimId]}
              hasKeys={!isOnlyPair}
            />
          )}
          <Button isDisabled={!canSplit} shortcut="split-off" onPress={splitOff}>
            <Split size={14} aria-hidden />
            {say('compare.splitOff', { count: ticked.size })}
          </Button>
          <Button isDisabled={pair === null} shortcut="side-by-side" onPress={showPair}>
            <Columns2 size={14} aria-hidden />
            {say('components.sideBySide')}
          </Button>
        </div>
      )}
    </aside>
  );
}

/** What can be done with the claims of a point. */
function adviseOn({ point, finding, cells, elsewhere }: PointRow): string {
  const [other] = elsewhere;
  if (cells.length === 1 && other) {
    const points = new Set(elsewhere.map(({ pointId }) => pointId)).size;
    return say('compare.otherSourcesSayIt', { points, title: other.title });
  }
  if (point.claimIds.length === 1) return say('compare.noOtherSourceSays');
  return finding === 'unclear' ? say('compare.nothingSaysYetWhether') : say('compare.tickTwoClaimsTo');
}

/** The two articles that are to be shown side by side: those of the ticked claims, or the only two there are. */
function pairToCompare(row: PointRow, ticked: ReadonlySet<string>) {
  const claims = listClaims(row);
  for (const chosen of [claims.filter(({ claimId }) => ticked.has(claimId)), claims]) {
    const [a, b, ...more] = new Set(chosen.flatMap(({ articleId }) => articleId ?? []));
    if (a && b && more.length === 0)
      return { a, b, claimId: chosen.find(({ articleId }) => articleId === a)!.claimId };
  }
  return null;
}

interface ClaimLineProps {
  readonly claim: MatrixClaim;
  readonly cell: MatrixCell;
  /** Who says what, where it is disputed; told once for each source. */
  readonly dispute: string | null;
  /** Its name. */
  readonly source: string;
  readonly isTicked: boolean;
  readonly onToggle: () => void;
}

function ClaimLine({ claim, cell, dispute, source, isTicked, onToggle }: ClaimLineProps) {
  const { claimId, articleId, printed, wording, statement, isOrphan } = claim;
  return (
    <li className={styles.claim}>
      <input
        type="checkbox"
        checked={isTicked}
        onChange={onToggle}
        aria-label={say('compare.tick', { source, wording })}
      />
      <div>
        <p className={styles.source}>
          <strong>{source}</strong>
          {cell.relation && !isOrphan && (
            <RelationBadge relation={cell.relation} isOutlier={cell.isOutlier} dispute={cell.dispute} />
          )}
          {cell.isDivided && (
            <DividedBadge isOfCopies={new Set(cell.claims.map((other) => other.articleId)).size > 1} />
          )}
        </p>
        {printed !== null && <p className={styles.value}>{printed}</p>}
        <p className={styles.words} dir="auto">
          {statement ?? wording}
        </p>
        {statement !== null && articleId !== null && (
          <p className={styles.meta} dir="auto">
            {say('compare.printed', { wording: quote(wording) })}
          </p>
        )}
        {dispute && (
          <p className={styles.meta} lang="en" dir="auto">
            {dispute}
          </p>
        )}
        <p className={styles.meta}>
          <a
            href={formatRoute(articleId ? { view: 'read', articleId, claimId } : { view: 'claim', claimId })}
            aria-label={say('compare.read', { wording })}
          >
            {articleId ? say('compare.readArticle') : say('components.openClaim')}
          </a>
          {isOrphan && ` · ${say('compare.notInTheNewest')}`}
        </p>
      </div>
    </li>
  );
}

interface ConclusionProps {
  readonly row: PointRow;
  readonly save: (
    changed: Omit<Input<'point.update'>, 'id'>,
  ) => ReturnType<typeof runCommand<'point.update'>>;
}

/** The answer: in words and, where it is a number, as an interval with its unit. */
function Conclusion({ row: { point }, save }: ConclusionProps) {
  const text = useDraft(`${point.id} conclusion`, point.conclusion, (conclusion) => save({ conclusion }));
  const unit = useDraft(
    `${point.id} unit`,
    point.conclusionUnit ?? '',
    (value) => save({ conclusionUnit: value.trim() || null }),
    { identify: (value) => value.trim() },
  );
  /** A sign of money is the unit of both ends, where no other one is given. */
  const unitOf = (text: string) =>
    unit.value.trim() === '' && readCurrency(text) ? { conclusionUnit: readCurrency(text) } : {};
  return (
    <>
      <h2>{say('compare.conclusion')}</h2>
      <div className={styles.fields}>
        <Field label={say('compare.inWords')}>
          {(control) => (
            <DraftArea {...control} draft={text} rows={2} placeholder={say('compare.whatHoldsInThe')} />
          )}
        </Field>
        <div className={styles.interval}>
          <NumberField
            name={`${point.id} low`}
            label={say('compare.lowerBound')}
            saved={point.conclusionLow}
            onSave={(conclusionLow, text) => save({ conclusionLow, ...unitOf(text) })}
          />
          <NumberField
            name={`${point.id} high`}
            label={say('compare.upperBound')}
            saved={point.conclusionHigh}
            onSave={(conclusionHigh, text) => save({ conclusionHigh, ...unitOf(text) })}
          />
          <Field label={say('compare.unit')}>
            {(control) => (
              <>
                <input
                  {...control}
                  placeholder={say('compare.people')}
                  value={unit.value}
                  onChange={(event) => unit.change(event.currentTarget.value)}
                  onBlur={unit.leave}
                />
                <ClashNote draft={unit} describe={asWritten} />
              </>
            )}
          </Field>
        </div>
      </div>
    </>
  );
}

interface NumberFieldProps {
  readonly name: string;
  readonly label: string;
  readonly saved: number | null;
  /** With the words in which it was written. */
  readonly onSave: (value: number | null, text: string) => ReturnType<typeof runCommand<'point.update'>>;
}

function NumberField({ name, label, saved, onSave }: NumberFieldProps) {
  const save = async (text: string) => {
    const value = parseNumber(text);
    if (value !== undefined) return onSave(value, text);
    return { ok: false, error: { code: 'invalid-request', message: say('compare.notANumber') } } as const;
  };
  // Not after a pause: figures would take the place of a word that is half typed.
  const draft = useDraft(name, writeNumber(saved), save, {
    savedBy: 'leaving',
    identify: (text) => {
      const value = parseNumber(text);
      return value === undefined ? text : value;
    },
  });
  return (
    <Field label={label} error={parseNumber(draft.value) === undefined ? say('compare.aNumber') : null}>
      {(control) => (
        <>
          <input
            {...control}
            inputMode="decimal"
            value={draft.value}
            onChange={(event) => draft.change(event.currentTarget.value)}
            onBlur={draft.leave}
          />
          <ClashNote draft={draft} describe={asWritten} />
        </>
      )}
    </Field>
  );
}
