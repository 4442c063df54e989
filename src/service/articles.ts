import { findCues } from '../annotate/index.ts';
import { compareRevisions, findCopiedRuns, toComparable } from '../compare/index.ts';
import { DomainError } from '../contract/domain-error.ts';
import { type Article, ArticleDetail, type Block } from '../contract/model.ts';
import type { ArticleDetails } from '../contract/operations.ts';
import type { CopyView, SuggestedClaim } from '../contract/views.ts';
import type { Recorder } from '../store/index.ts';
import { type Saying, saying } from '../words/saying.ts';
import { say } from '../words/spoken.ts';
import type { Acting } from './acting.ts';
import { type Context, isSameName, quoteShort } from './context.ts';
import type { Operations } from './index.ts';
import type { Sources } from './sources.ts';
import type { TextIndex } from './texts.ts';

/**
 * Finds the cues of an article's sentences, and keeps those of the text that was asked of last: a window reads its
 * article again after each act, and in one of a megabyte finding them anew took half a second.
 */
function createCueFinder() {
  let keptOf = '';
  let kept = new Map<number, SuggestedClaim['cues']>();
  return (revisionId: string, text: string, language: string | null) => {
    const asked = `${revisionId} ${language}`;
    if (keptOf !== asked) kept = new Map();
    keptOf = asked;
    return ({ start, end }: { readonly start: number; readonly end: number }) => {
      const cues =
        kept.get(start) ??
        findCues(text.slice(start, end), language).map((cue) => ({
          ...cue,
          start: start + cue.start,
          end: start + cue.end,
        }));
      kept.set(start, cues);
      return cues;
    };
  };
}

/** Articles, listed, read and edited. */
export function articleOperations(
  context: Context,
  { perform }: Acting,
  { copyGroups, copyGroupOf }: TextIndex,
  { creditOf, decidedBy }: Sources,
) {
  const { store, editor, need, newId, now, language } = context;
  const { records, views } = store;
  const cuesOf = createCueFinder();

  /** A time comes with its clock; a new time without one has none. */
  function toFields(
    recorder: Recorder,
    { publisher, ...details }: Partial<ArticleDetails>,
  ): Partial<Article> {
    return {
      ...(details.publishedAt !== undefined && { publishedZone: null }),
      ...(details.updatedAt !== undefined && { updatedZone: null }),
      ...(details as Partial<Article>),
      ...(publisher !== undefined && {
        publisherId: publisher === null ? null : findOrCreatePublisher(context, recorder, publisher),
      }),
    };
  }

  const titleOf = (id: string) => records.find('article', id)!.record.title;

  /** One by its words, several by their article. */
  function nameBlocks(blocks: readonly Block[]): string | Saying {
    const [first] = blocks;
    const { text, articleId } = need('revision', first!.revisionId);
    return blocks.length === 1
      ? quoteShort(text.slice(first!.start, first!.end).trim())
      : saying('things.lines', { count: blocks.length, title: titleOf(articleId) });
  }

  return {
    'article.list': (scope) => views.articles(views.articlesIn(scope).toReversed(), copyGroups()),
    'article.read': ({ id, revisionId }) => {
      const view = views.read(need('article', id), copyGroupOf(id), revisionId);
      const cuesIn = cuesOf(view.revision.id, view.revision.text, view.article.language);
      const suggestedClaims = view.suggestedClaims.map((suggested) => ({
        ...suggested,
        cues: cuesIn(suggested),
      }));
      return { ...view, suggestedClaims };
    },
    'article.update': ({ id, ...patch }) => {
      const article = need('article', id);
      perform(saying('acts.editArticle', { title: article.title }), (recorder) => {
        const details = toFields(recorder, patch as Partial<ArticleDetails>);
        const put = ArticleDetail.options.filter((detail) => {
          const field = detail === 'publisher' ? 'publisherId' : detail;
          return details[field] !== undefined && details[field] !== article[field];
        });
        recorder.update('article', id, {
          ...details,
          provenance: {
            ...article.provenance,
            ...Object.fromEntries(put.map((detail) => [detail, 'editor'])),
          },
        });
      });
      return views.article(need('article', id), copyGroupOf(id));
    },
    'article.copies': ({ id }) => {
      const article = need('article', id);
      const group = copyGroupOf(id);
      const joinings = records.list('joining', { noun: 'article' });
      const ruleWith = (other: string) =>
        joinings.find(({ a, b }) => (a === id && b === other) || (a === other && b === id));
      const shares = new Map(store.texts.sharesOf(id).map((share) => [share.articleId, share]));
      // An editor may have joined what shares no text.
      const said = joinings.flatMap(({ a, b }) => (a === id ? [b] : b === id ? [a] : []));
      const others = new Set([...shares.keys(), ...said, ...group.filter((other) => other !== article.id)]);
      const copies = [...others].flatMap((articleId): CopyView[] => {
        const found = records.find('article', articleId);
        if (found?.presence !== 'live') return [];
        const { title, publisherId, publishedAt } = found.record;
        const { shareOfOwn = 0, shareOfOther = 0 } = shares.get(articleId) ?? {};
        const joining = ruleWith(articleId);
        return [
          {
            articleId,
            title,
            publisher:
              publisherId === null ? null : (records.find('publisher', publisherId)?.record.name ?? null),
            publishedAt,
            shareOfOwn,
            shareOfOther,
            isOne: group.includes(articleId),
            said: joining ? { rule: joining.rule, ...decidedBy(joining) } : null,
          },
        ];
      });
      return {
        credit: creditOf(id)?.words ?? null,
        copies: copies.sort((x, y) => y.shareOfOwn - x.shareOfOwn || (x.articleId < y.articleId ? -1 : 1)),
      };
    },
    'article.copiedRuns': ({ a, b }) => {
      const [textA, textB] = [a, b].map((id) =>
        toComparable(views.newestRevision(need('article', id).id)!.text),
      );
      const { runs, share } = findCopiedRuns(textA!, textB!);
      return { runs: [...runs], shareOfA: share, shareOfB: findCopiedRuns(textB!, textA!).share };
    },
    'revision.compare': ({ a, b }) => compareRevisions(need('revision', a).text, need('revision', b).text),
    'block.setAside': ({ ids, isSetAside }) => {
      const blocks = ids.map((id) => need('block', id));
      const label = saying(isSetAside ? 'acts.setAside' : 'acts.bringBack', { lines: nameBlocks(blocks) });
      perform(label, (recorder) => {
        for (const { id } of blocks) recorder.update('block', id, { setAside: isSetAside });
      });
      return { label: say(label, language()) };
    },
    'sentence.dismiss': ({ revisionId, spans }) => {
      const { text, articleId } = need('revision', revisionId);
      const label =
        spans.length === 1
          ? saying('acts.nothingToCheck', {
              sentence: quoteShort(text.slice(spans[0]!.start, spans[0]!.end)),
            })
          : saying('acts.nothingToCheckIn', { count: spans.length, title: titleOf(articleId) });
      perform(label, (recorder) => {
        for (const { start, end } of spans) {
          if (start >= end || end > text.length)
            throw new DomainError('invalid-request', saying('claims.sentenceOutside'));
          recorder.create('dismissal', {
            id: newId(),
            revisionId,
            start,
            end,
            dismissedBy: editor.id,
            dismissedAt: now(),
          });
        }
      });
      return { label: say(label, language()) };
    },
  } satisfies Operations;
}

/** The publisher of this name, made when there is none. */
export function findOrCreatePublisher(
  { store, newId }: Pick<Context, 'store' | 'newId'>,
  recorder: Recorder,
  name: string,
): string {
  const known = store.records.list('publisher').find((publisher) => isSameName(publisher.name, name));
  if (known) return known.id;
  const publisher = { id: newId(), name, grade: null, gradeReason: '' };
  recorder.create('publisher', publisher);
  return publisher.id;
}
