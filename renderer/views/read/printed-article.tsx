import { useEffect, useState } from 'react';
import { createPortal, flushSync } from 'react-dom';
import type { Output } from '../../../src/contract/operations.ts';
import type { ArticleView, ClaimView } from '../../../src/contract/views.ts';
import { findDirection } from '../../../src/words/direction.ts';
import { operationQuery, queryClient, useOperation } from '../../api.ts';
import { formatDate } from '../../components/dates.ts';
import { quote } from '../../components/quote.ts';
import { describeCounts, relations } from '../../components/relation.tsx';
import { ArticleTable } from '../../reading/article-table.tsx';
import { groupBlocks } from '../../reading/block-groups.ts';
import { type NumberedPlace, numberClaims } from '../../reading/numbered.ts';
import { listPlaces } from '../../reading/places.ts';
import { inOwnLanguage, say, sayParts } from '../../words/index.ts';
import { statusLabels } from '../claim/claim-labels.ts';
import { isShown, nameSide, orientLink } from '../link/link.ts';
import styles from './printed-article.module.css';

const linksOf = (claimId: string) => operationQuery('link.list', { claimId });

/** Prints the article with what other sources say of its claims, which is asked for first. */
export async function printArticle({ claims }: ArticleView): Promise<void> {
  // What cannot be read is printed as a count.
  await Promise.allSettled(claims.map(({ id }) => queryClient.fetchQuery(linksOf(id))));
  window.print();
}

/** Draws the article for paper whenever the page is printed, by whatever key or menu. */
export function Printing({ view }: { readonly view: ArticleView }) {
  const [isPrinting, setIsPrinting] = useState(false);
  const ratings = useOperation('rating.list', {}).data ?? [];
  useEffect(() => {
    // The browser takes its picture right after the event.
    const begin = () => flushSync(() => setIsPrinting(true));
    const end = () => setIsPrinting(false);
    window.addEventListener('beforeprint', begin);
    window.addEventListener('afterprint', end);
    return () => {
      window.removeEventListener('beforeprint', begin);
      window.removeEventListener('afterprint', end);
    };
  }, []);
  return isPrinting && createPortal(<PrintedArticle view={view} ratings={ratings} />, document.body);
}

interface Props {
  readonly view: ArticleView;
  readonly ratings: Output<'rating.list'>;
}

function PrintedArticle({ view: { article, revision, blocks, claims }, ratings }: Props) {
  const { text } = revision;
  const numbers = new Map(claims.map(({ id }, index) => [id, index + 1]));
  const places = listPlaces(claims, revision.id).map((place) => ({
    ...place,
    number: numbers.get(place.claimId)!,
  }));
  const shown = blocks.filter(
    ({ start, end, setAside }) => !setAside && text.slice(start, end).trim() !== article.title,
  );
  return (
    <article
      className={styles.page}
      data-printed
      lang={article.language ?? undefined}
      dir={findDirection(text)}
    >
      <h1>{article.title}</h1>
      <p className={styles.source} {...inOwnLanguage()}>
        {sayParts([
          article.author,
          article.publisher,
          article.publishedAt && formatDate(article.publishedAt),
          article.updatedAt && say('reading.updated', { updatedAt: formatDate(article.updatedAt) }),
          revision.number > 1 && say('reading.revision', { number: revision.number }),
        ])}
      </p>
      {article.address && <p className={styles.source}>{article.address}</p>}
      {groupBlocks(shown).map(({ kind, blocks: own }) =>
        kind === 'table' ? (
          <ArticleTable
            key={own[0]!.id}
            text={text}
            rows={own}
            drawCell={(cell) => <Numbered text={text} span={cell} places={places} />}
          />
        ) : (
          own.map(({ id, role, start, end }) => (
            <p key={id} className={styles[role]} dir="auto">
              <Numbered text={text} span={{ start, end }} places={places} />
            </p>
          ))
        ),
      )}
      {claims.length > 0 && (
        <section className={styles.claims} {...inOwnLanguage()}>
          <h2>{say('read.claimsOfThisArticle')}</h2>
          <ol>
            {claims.map((claim) => (
              <PrintedClaim key={claim.id} claim={claim} ratings={ratings} />
            ))}
          </ol>
        </section>
      )}
    </article>
  );
}

interface NumberedProps {
  readonly text: string;
  readonly span: { readonly start: number; readonly end: number };
  readonly places: readonly NumberedPlace[];
}

function Numbered({ text, span, places }: NumberedProps) {
  let offset = span.start;
  return numberClaims(text, span, places).map((run) => {
    const key = offset;
    offset += run.text.length;
    return (
      <span key={key}>
        {run.isClaimed ? <u>{run.text}</u> : run.text}
        {run.numbers.length > 0 && <sup>{run.numbers.join(', ')}</sup>}
      </span>
    );
  });
}

function PrintedClaim({ claim, ratings }: { readonly claim: ClaimView; readonly ratings: Props['ratings'] }) {
  const verdict = ratings.find(({ id }) => id === claim.verdictId)?.label;
  const links = queryClient.getQueryData(linksOf(claim.id).queryKey);
  const others = links
    ?.filter((link) => isShown(link) && link.relation !== 'unrelated')
    .map((link) => orientLink(link, claim.id));
  return (
    <li>
      <q dir="auto">{claim.wording}</q>
      {claim.statement && claim.statement !== claim.wording && <p dir="auto">{claim.statement}</p>}
      <p>
        {sayParts([
          claim.tags.length > 0 &&
            say('read.printedTags', { tags: claim.tags.map(({ name }) => name).join(', ') }),
          say(statusLabels[claim.status]),
          verdict &&
            say('read.printedVerdict', {
              verdict: sayParts(
                [verdict, claim.verdictByName, claim.verdictAt && formatDate(claim.verdictAt)],
                ', ',
              ),
            }),
        ])}
      </p>
      {claim.verdictReason && <p dir="auto">{claim.verdictReason}</p>}
      {others ? (
        <ul>
          {others.map(({ link, other }) => (
            <li key={other.claimId}>
              <strong>
                {sayParts(
                  [say(relations[link.relation].label), !link.decision && say('components.suggested')],
                  ', ',
                )}
              </strong>{' '}
              {sayParts([nameSide(other), other.publishedAt && formatDate(other.publishedAt)], ', ')}:{' '}
              <span dir="auto">
                {quote(other.passage.text.slice(other.passage.start, other.passage.end))}
              </span>
            </li>
          ))}
        </ul>
      ) : (
        <p>{describeCounts(claim.relations)}</p>
      )}
    </li>
  );
}
