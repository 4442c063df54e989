import { gzipSync } from 'node:zlib';
import { carryOver } from '../annotate/index.ts';
import { compareWording } from '../compare/index.ts';
import { Article, Publisher, type Revision } from '../contract/model.ts';
import type { ArticleDetails } from '../contract/operations.ts';
import { DomainError } from '../contract/result.ts';
import type { FileOutcome } from '../contract/views.ts';
import type { ParsedArticle } from '../ingest/index.ts';
import type { Recorder } from '../store/index.ts';
import type { Acting } from './acting.ts';
import { addToCollection } from './collections.ts';
import { byName, type Context, count, isSameName, quoteShort, sha256 } from './context.ts';
import type { Operations } from './index.ts';
import type { TextIndex } from './texts.ts';

/** What is said of all files of one import. */
type ImportDetails = Partial<ArticleDetails> & { collectionId?: string; revisionOf?: string };

/** Articles in, listed, read and edited. */
export function articleOperations(
  context: Context,
  { perform, openStep, running }: Acting,
  { copyGroups }: TextIndex,
) {
  const { store, editor, need, newId, now } = context;
  const { records, views } = store;

  function findOrCreatePublisher(recorder: Recorder, name: string | null): string | null {
    if (name === null) return null;
    const known = records.list('publisher').find((publisher) => isSameName(publisher.name, name));
    if (known) return known.id;
    const publisher = { id: newId(), name, grade: null };
    recorder.create('publisher', publisher);
    return publisher.id;
  }

  async function importFile(
    upload: string,
    step: ReturnType<Acting['openStep']>,
    given: ImportDetails,
  ): Promise<FileOutcome> {
    let name = 'This file';
    try {
      const file = await context.readUpload(upload);
      name = file.name;
      const originalHash = sha256(file.bytes);
      const duplicate = (article: Article): FileOutcome => {
        if (given.collectionId !== undefined)
          step((recorder) => addToCollection(recorder, article, need('collection', given.collectionId!).id));
        return { name, outcome: 'duplicate', articleId: article.id, title: article.title, reason: null };
      };
      const sameBytes = findArticleOf({ originalHash });
      if (sameBytes) return duplicate(sameBytes);
      const parsed = await context.parse(name, file.bytes);
      const textHash = sha256(parsed.text);
      const sameText = findArticleOf({ textHash });
      if (sameText) return duplicate(sameText);
      const hashes = { originalHash, textHash };
      const article = step((recorder) => {
        store.originals.put(originalHash, gzipSync(file.bytes));
        return given.revisionOf === undefined
          ? createArticle(recorder, name, parsed, hashes, given)
          : reviseArticle(recorder, need('article', given.revisionOf), parsed, hashes);
      });
      return { name, outcome: 'added', articleId: article.id, title: article.title, reason: null };
    } catch (thrown) {
      const error = store.explainError(thrown);
      if (!(error instanceof DomainError)) throw error;
      return { name, outcome: 'refused', articleId: null, title: null, reason: error.message };
    }
  }

  function findArticleOf(revision: { originalHash: string } | { textHash: string }): Article | null {
    for (const { articleId } of records.list('revision', revision)) {
      const found = records.find('article', articleId);
      if (found?.presence === 'live') return found.record;
    }
    return null;
  }

  function createArticle(
    recorder: Recorder,
    name: string,
    parsed: ParsedArticle,
    hashes: { originalHash: string; textHash: string },
    given: ImportDetails,
  ): Article {
    const addedAt = now();
    const article: Article = {
      id: newId(),
      fileName: name,
      title: given.title ?? parsed.title,
      publisherId: findOrCreatePublisher(
        recorder,
        given.publisher ?? keepValid(Publisher.shape.name.nullable(), parsed.publisher),
      ),
      author: keepValid(Article.shape.author, parsed.author),
      publishedAt: given.publishedAt ?? keepValid(Article.shape.publishedAt, parsed.publishedAt),
      address: keepValid(Article.shape.address, parsed.address),
      language: keepValid(Article.shape.language, parsed.language),
      collectionIds: given.collectionId === undefined ? [] : [need('collection', given.collectionId).id],
      addedBy: editor.id,
      addedAt,
    };
    recorder.create('article', article);
    addRevision(recorder, article, 1, parsed, hashes);
    return article;
  }

  function addRevision(
    recorder: Recorder,
    { id: articleId }: Article,
    number: number,
    { text, mediaType, blocks }: ParsedArticle,
    hashes: { originalHash: string; textHash: string },
  ): Revision {
    const revision = { id: newId(), articleId, number, text, mediaType, capturedAt: now(), ...hashes };
    recorder.create('revision', revision);
    for (const block of blocks) recorder.create('block', { id: newId(), revisionId: revision.id, ...block });
    return revision;
  }

  /** A later text of an article. Its claims go along where their words still stand; the old places stay. */
  function reviseArticle(
    recorder: Recorder,
    article: Article,
    parsed: ParsedArticle,
    hashes: { originalHash: string; textHash: string },
  ): Article {
    const last = views.newestRevision(article.id)!;
    const revision = addRevision(recorder, article, last.number + 1, parsed, hashes);
    // Deleted claims too: they come back into the text that there is then.
    const claims = (['live', 'binned'] as const).flatMap((presence) =>
      records.list('claim', { articleId: article.id }, presence),
    );
    for (const claim of claims) {
      for (const { exact, prefix, suffix, start } of views.anchorsOf(claim.id, last.id)) {
        recorder.create('anchor', {
          id: newId(),
          claimId: claim.id,
          revisionId: revision.id,
          ...carryOver(revision.text, { exact, prefix, suffix, start }),
        });
      }
    }
    return article;
  }

  return {
    async *'article.import'({ uploads, ...given }) {
      if (given.revisionOf !== undefined) {
        need('article', given.revisionOf);
        if (uploads.length > 1)
          throw new DomainError('invalid-request', 'A new revision is one file. Choose the one that is it.');
      }
      if (given.collectionId !== undefined) need('collection', given.collectionId);
      const step = openStep(
        given.revisionOf !== undefined
          ? `Add a revision of “${need('article', given.revisionOf).title}”`
          : uploads.length === 1
            ? 'Add article'
            : `Add ${uploads.length} files`,
      );
      const outcomes: FileOutcome[] = [];
      running.jobs++;
      try {
        for (const upload of uploads) {
          const current = outcomes.at(-1)?.name ?? null;
          if (yield { done: outcomes.length, total: uploads.length, current }) break;
          outcomes.push(await importFile(upload, step, given as ImportDetails));
        }
      } finally {
        running.jobs--;
        context.stopParsing();
      }
      return { outcomes };
    },
    'article.list': (scope) => views.articles(views.articlesIn(scope).toReversed(), copyGroups()),
    'article.read': ({ id, revisionId }) => views.read(need('article', id), copyGroups(), revisionId),
    'article.update': ({ id, publisher, ...details }) => {
      const article = need('article', id);
      perform(`Edit article “${article.title}”`, (recorder) => {
        const patch =
          publisher === undefined
            ? details
            : { ...details, publisherId: findOrCreatePublisher(recorder, publisher) };
        recorder.update('article', id, patch as Partial<Article>);
      });
      return views.articles([need('article', id)], copyGroups())[0]!;
    },
    'revision.compare': ({ a, b }) => compareWording(need('revision', a).text, need('revision', b).text),
    'block.setAside': ({ ids, isSetAside }) => {
      const label = `${isSetAside ? 'Set aside' : 'Bring back'} ${count(ids, 'block')}`;
      perform(label, (recorder) => {
        for (const id of ids) recorder.update('block', need('block', id).id, { setAside: isSetAside });
      });
      return { label };
    },
    'sentence.dismiss': ({ revisionId, spans }) => {
      const { text } = need('revision', revisionId);
      const label =
        spans.length === 1
          ? `Nothing to check in ${quoteShort(text.slice(spans[0]!.start, spans[0]!.end))}`
          : `Nothing to check in ${spans.length} sentences`;
      perform(label, (recorder) => {
        for (const { start, end } of spans) {
          if (start >= end || end > text.length)
            throw new DomainError('invalid-request', 'The sentence lies outside the text.');
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
      return { label };
    },
    'publisher.list': () => records.list('publisher').sort(byName),
  } satisfies Operations;
}

/** What a page says of itself can be anything; what the model does not allow is left out. */
function keepValid<T>(schema: { safeParse(value: unknown): { success: boolean } }, value: T): T | null {
  return schema.safeParse(value).success ? value : null;
}
