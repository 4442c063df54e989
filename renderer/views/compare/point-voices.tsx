import { Copy, Megaphone, Newspaper, PenLine, Quote, UserCheck } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { OneVoiceReason, PointVoices, Voice } from '../../../src/contract/cross-reference.ts';
import type { Result } from '../../../src/contract/result.ts';
import { runCommand, useOperation } from '../../api.ts';
import { Button } from '../../components/button.tsx';
import { formatDate } from '../../components/dates.ts';
import list from '../../components/list.module.css';
import { quote } from '../../components/quote.ts';
import { Failed, Loading } from '../../components/status.tsx';
import { tellDone, tellFailed } from '../../components/toast.tsx';
import { formatRoute } from '../../routes.ts';
import { type PlainWord, say, sayNodes } from '../../words/index.ts';
import { undoAction } from '../shell/acts.ts';
import styles from './point-voices.module.css';
import {
  describeReason,
  findJoin,
  findSplit,
  groupReasons,
  nameSources,
  type ReasonGroup,
  shortenRun,
} from './voices.ts';

const looks: Readonly<Record<OneVoiceReason['kind'], { icon: typeof Copy; word: PlainWord }>> = {
  editor: { icon: UserCheck, word: 'compare.joinedByAnEditor' },
  copy: { icon: Copy, word: 'compare.oneText' },
  wording: { icon: Quote, word: 'compare.theSameWordsOn' },
  credit: { icon: Newspaper, word: 'compare.oneAgency' },
  'by-line': { icon: PenLine, word: 'compare.oneByLine' },
  origin: { icon: Megaphone, word: 'compare.oneOrigin' },
};

/** So many pairs of sources are told at first for each reason. */
const pairsAtFirst = 2;

/** Of whom a point has it: which of its articles count as one, why, and what an editor says to that. */
export function PointVoicesList({ pointId }: { readonly pointId: string }) {
  const voices = useOperation('point.voices', { id: pointId });
  if (voices.isError) return <Failed error={voices.error} onRetry={voices.refetch} />;
  if (!voices.data) return <Loading />;
  return <VoicesList found={voices.data} />;
}

interface VoicesProps {
  readonly found: Pick<PointVoices, 'voices' | 'keptApart'>;
}

/** Groups of sources that count as one, with the reasons; the editor joins them and keeps them apart. */
export function VoicesList({ found: { voices, keptApart } }: VoicesProps) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const names = nameSources(voices);
  const ticked = new Set([...chosen].filter((id) => names.has(id)));
  const [join, split] = [findJoin(voices, ticked), findSplit(voices, ticked)];
  const toggle = (id: string) =>
    setChosen(new Set(ticked.has(id) ? [...ticked].filter((other) => other !== id) : [...ticked, id]));
  const nameAll = (ids: readonly string[]) => ids.map((id) => names.get(id)).join(', ');

  const send = async (sent: Promise<Result<unknown>>, done: string) => {
    const result = await sent;
    if (!result.ok) return tellFailed(result.error.message);
    setChosen(new Set());
    tellDone(done, undoAction);
  };
  return (
    <>
      <ul className={list.framed} aria-label={say('compare.independentSources')}>
        {voices.map((voice) => (
          <VoiceOf key={voice.sources[0]!.id} voice={voice} names={names} ticked={ticked} onToggle={toggle} />
        ))}
      </ul>
      {keptApart.length > 0 && (
        <ul className={styles.apart} aria-label={say('compare.keptApart')}>
          {keptApart.map(({ a, b, by, at }) => (
            <li key={`${a} ${b}`}>
              {sayNodes('compare.andCountApartSaid', {
                a: <strong>{nameAll([a])}</strong>,
                b: <strong>{nameAll([b])}</strong>,
                by,
                at: formatDate(at),
              })}
            </li>
          ))}
        </ul>
      )}
      {names.size > 1 && (
        <div className={styles.actions}>
          <Button
            isDisabled={join === null}
            onPress={() =>
              join &&
              void send(
                runCommand('source.join', { articleIds: join }),
                say('compare.countedAsOneSource', { join: nameAll(join) }),
              )
            }
          >
            {say('compare.countAsOne')}
          </Button>
          <Button
            isDisabled={split === null}
            onPress={() =>
              split &&
              void send(
                runCommand('source.split', split),
                say('compare.countedApartFrom', {
                  articleIds: nameAll(split.articleIds),
                  fromIds: nameAll(split.fromIds),
                }),
              )
            }
          >
            {say('compare.countApart')}
          </Button>
          <p className={styles.hint}>{say('compare.tickArticlesOfTwo')}</p>
        </div>
      )}
    </>
  );
}

interface VoiceProps {
  readonly voice: Voice;
  readonly names: ReadonlyMap<string, string>;
  readonly ticked: ReadonlySet<string>;
  readonly onToggle: (id: string) => void;
}

function VoiceOf({ voice: { sources, reasons }, names, ticked, onToggle }: VoiceProps) {
  const isOne = sources.length > 1;
  return (
    <li className={styles.voice}>
      {isOne && (
        <p className={styles.count}>{say('compare.sourcesThatCountAs', { sources: sources.length })}</p>
      )}
      {sources.map(({ id, articleId, title, publisher, publishedAt }) => (
        <div key={id} className={styles.source}>
          {articleId === null ? (
            <span />
          ) : (
            <input
              type="checkbox"
              checked={ticked.has(id)}
              onChange={() => onToggle(id)}
              aria-label={say('compare.tickTheArticleOf', { id: names.get(id) ?? '' })}
            />
          )}
          <p>
            <strong>{publisher ?? title}</strong>
            <span className={styles.meta}>
              {articleId === null ? (
                say('components.heard')
              ) : (
                <>
                  {publishedAt && `${formatDate(publishedAt)} · `}
                  <a href={formatRoute({ view: 'read', articleId, claimId: null })}>
                    {publisher ? title : say('compare.readArticle')}
                  </a>
                </>
              )}
            </span>
          </p>
        </div>
      ))}
      {groupReasons(reasons).map((group) => (
        <Reasons
          key={`${group.kind} ${group.party}`}
          group={group}
          nameOf={isOne && sources.length > 2 ? (id) => names.get(id) ?? '' : null}
        />
      ))}
    </li>
  );
}

interface ReasonsProps {
  readonly group: ReasonGroup;
  /** Null: there are only two, nobody has to be told which. */
  readonly nameOf: ((id: string) => string) | null;
}

function Reasons({ group: { kind, party, reasons }, nameOf }: ReasonsProps) {
  const [isWhole, setIsWhole] = useState(false);
  const { icon: Icon, word } = looks[kind];
  const shown = isWhole ? reasons : reasons.slice(0, pairsAtFirst);
  const lines = shown.flatMap((reason): { key: string; content: ReactNode }[] => {
    const said = describeReason(reason);
    const run = reason.kind === 'copy' ? reason.run : null;
    if (!nameOf && !said) return [];
    const content = (
      <>
        {nameOf && say('compare.pairOfSources', { a: nameOf(reason.a), b: nameOf(reason.b) })}
        {nameOf && said && ': '}
        {said}
        {run && <q className={styles.run}>{quote(shortenRun(run.text))}</q>}
      </>
    );
    return [{ key: `${reason.a} ${reason.b}`, content }];
  });
  return (
    <div className={styles.reason}>
      <p>
        <Icon size={13} strokeWidth={2.2} aria-hidden />
        {party === null ? say(word) : `${say(word)}: ${party}`}
      </p>
      {lines.length > 0 && (
        <ul>
          {lines.map(({ key, content }) => (
            <li key={key}>{content}</li>
          ))}
        </ul>
      )}
      {nameOf && reasons.length > shown.length && (
        <Button look="quiet" onPress={() => setIsWhole(true)}>
          {say('compare.morePairs', { reasons: reasons.length - shown.length })}
        </Button>
      )}
    </div>
  );
}
