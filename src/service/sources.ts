import { type Credit, isCreditTo, putLeadFirst, readCredit } from '../compare/index.ts';
import { DomainError } from '../contract/domain-error.ts';
import type { Joining, Publisher } from '../contract/model.ts';
import type { Changed } from '../store/index.ts';
import { type Saying, saying } from '../words/saying.ts';
import { say } from '../words/spoken.ts';
import type { Acting, Derived } from './acting.ts';
import { byName, type Context, isSameName, quoteShort } from './context.ts';
import type { Operations } from './index.ts';
import type { TextIndex } from './texts.ts';
import type { Voices } from './voices.ts';

interface Scope {
  readonly collectionId?: string | undefined;
}

/** What tells of articles from where they have what they say, and what editors say of it. */
export interface Sources extends Derived {
  /** The agency that an article credits. */
  creditOf(articleId: string): Credit | null;
  /** Articles that carry one text; of each group the one first that stands for it. */
  copyGroups(): string[][];
  /** Which editor joined two or keeps them apart, and since when. */
  decidedBy(joining: Joining): { by: string; at: string };
}

export function createSources({ store }: Context, textIndex: TextIndex): Sources {
  const { records, texts, views, acts } = store;
  /** Found in the newest text of each article; texts don't change while nobody edits them. */
  const credits = new Map<string, Credit | null>();

  function articleOf({ noun, recordId }: Changed): string[] {
    if (noun === 'article') return [recordId];
    return noun === 'revision' ? [texts.articleOfRevision(recordId)] : [];
  }

  function creditOf(articleId: string): Credit | null {
    const known = credits.get(articleId);
    if (known !== undefined) return known;
    const article = records.find('article', articleId)?.record;
    const found = readCredit(views.newestRevision(articleId)?.text ?? '', article?.author ?? null);
    credits.set(articleId, found);
    return found;
  }

  return {
    creditOf,
    copyGroups() {
      const groups = textIndex.copyGroups();
      const published = records.values('article', 'publishedAt');
      const publisherIds = records.values('article', 'publisherId');
      const names = records.values('publisher', 'name');
      // Of two texts the shorter one has the larger share in the other.
      const longer = new Map(
        (groups.length > 0 ? texts.shares() : []).map(({ a, b, shareOfA, shareOfB }) => [
          a + b,
          shareOfA === shareOfB ? null : shareOfA < shareOfB ? a : b,
        ]),
      );
      return groups.map((group) =>
        putLeadFirst(group, {
          publishedAt: (id) => published.get(id) ?? null,
          credits: (id, other) => {
            const name = names.get(publisherIds.get(other) ?? '');
            const credit = creditOf(id);
            return name !== undefined && credit !== null && isCreditTo(credit, name);
          },
          isLonger: (id, other) => (longer.get(id + other) ?? longer.get(other + id)) === id,
        }),
      );
    },
    decidedBy({ id, rule }) {
      const changes = acts.changesOf([id]);
      // An act may have turned the rule round since the two were first spoken of.
      const said = changes.find(({ field, after }) => field === 'rule' && after === JSON.stringify(rule));
      const { by, at } = said ?? changes.at(-1)!;
      return { by, at };
    },
    refreshAfter(changed) {
      for (const id of changed.flatMap(articleOf)) credits.delete(id);
    },
  };
}

/** Publishers and how reliable they are; which articles count as one source, and what editors say of it. */
export function sourceOperations(
  { store, need, newId, language }: Context,
  { perform }: Acting,
  voices: Voices,
) {
  const { records, views } = store;

  const toViews = (scope: Scope) => views.openPublishers(views.articlesIn(scope));

  /** @throws DomainError conflict */
  function refuseTakenName(id: string, name: string): void {
    if (records.list('publisher').some((other) => other.id !== id && isSameName(other.name, name)))
      throw new DomainError('conflict', saying('naming.publisherTaken', { name }));
  }

  /** Says one thing of each of these pairs, and takes back what was said otherwise. */
  function setRule(label: Saying, pairs: readonly (readonly [string, string])[], rule: Joining['rule']) {
    const known = new Map(
      records.list('joining', { noun: 'article' }).map((joining) => [joining.a + joining.b, joining]),
    );
    perform(label, (recorder) => {
      for (const [x, y] of pairs) {
        const [a, b] = x < y ? [x, y] : [y, x];
        const said = known.get(a + b);
        if (said) recorder.update('joining', said.id, { rule });
        else recorder.create('joining', { id: newId(), noun: 'article', a, b, rule });
      }
    });
    return { label: say(label, language()) };
  }

  const needAll = (ids: readonly string[]) => [...new Set(ids)].map((id) => need('article', id));
  const nameAll = (articles: readonly { title: string }[]) => {
    const [first, second] = articles.map(({ title }) => quoteShort(title));
    if (articles.length > 2 || first === undefined)
      return saying('things.articleMany', { count: articles.length });
    return second === undefined ? first : saying('things.two', { first, second });
  };

  return {
    'publisher.list': (scope) => {
      return records
        .list('publisher')
        .sort(byName)
        .map(toViews(scope))
        .filter((publisher) => scope.collectionId === undefined || publisher.articles > 0);
    },
    'publisher.update': ({ id, ...patch }) => {
      const { name } = need('publisher', id);
      if (patch.name !== undefined) refuseTakenName(id, patch.name);
      const label = saying(patch.grade === undefined ? 'acts.editPublisher' : 'acts.gradePublisher', {
        name,
      });
      perform(label, (recorder) => recorder.update('publisher', id, patch as Partial<Publisher>));
      return toViews({})(need('publisher', id));
    },
    'source.groups': (scope) => {
      const articles = views.sources(views.articlesIn(scope));
      return {
        groups: voices.copyGroups(articles).sort((x, y) => y.sources.length - x.sources.length),
        keptApart: voices.keptApart(new Set(articles.map(({ id }) => id))),
      };
    },
    'source.agreeing': ({ claimId }) => voices.countAgreeing(claimId),
    'source.join': ({ articleIds }) => {
      const articles = needAll(articleIds);
      if (articles.length < 2) throw new DomainError('invalid-request', saying('naming.chooseSources'));
      const pairs = articles.flatMap((x, index) =>
        articles.slice(index + 1).map((y) => [x.id, y.id] as const),
      );
      return setRule(saying('acts.countAsOne', { articles: nameAll(articles) }), pairs, 'must-join');
    },
    'source.split': ({ articleIds, fromIds }) => {
      const [moved, others] = [needAll(articleIds), needAll(fromIds)];
      if (moved.some(({ id }) => fromIds.includes(id)))
        throw new DomainError('invalid-request', saying('naming.apartFromItself'));
      const pairs = moved.flatMap((x) => others.map((y) => [x.id, y.id] as const));
      const label = saying('acts.countApart', { articles: nameAll(moved), others: nameAll(others) });
      return setRule(label, pairs, 'cannot-join');
    },
  } satisfies Operations;
}
