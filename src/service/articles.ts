import { gzipSync } from 'node:zlib';
import { Article, Publisher } from '../contract/model.ts';
import type { ArticleDetails } from '../contract/operations.ts';
import { DomainError } from '../contract/result.ts';
import type { FileOutcome } from '../contract/views.ts';
import type { ParsedArticle } from '../ingest/index.ts';
import type { Act, Recorder } from '../store/index.ts';
import { type Context, isSameName, sha256 } from './context.ts';
import type { Operations } from './index.ts';
import type { Linking } from './links.ts';

/** Articles in, listed, read and edited. `imports.running` counts the batches under way. */
export function articleOperations(context: Context, linking: Linking, imports: { running: number }) {
  const { store, editor, need, newAct, newId, now } = context;
  const { records, acts, views } = store;

  function findOrCreatePublisher(recorder: Recorder, name: string | null): string | null {
    if (name === null) return null;
    const known = records.list('publisher').find((publisher) => isSameName(publisher.name, name));
    if (known) return known.id;
    const publisher = { id: newId(), name, grade: null };
    recorder.create('publisher', publisher);
    return publisher.id;
  }

  async function importFile(upload: string, act: Act, given: Partial<ArticleDetails>): Promise<FileOutcome> {
    let name = 'This file';
    try {
      const file = await context.readUpload(upload);
      name = file.name;
      const originalHash = sha256(file.bytes);
      const sameBytes = findArticleOf({ originalHash });
      if (sameBytes)
        return { name, outcome: 'duplicate', articleId: sameBytes.id, title: sameBytes.title, reason: null };
      const parsed = await context.parse(name, file.bytes);
      const textHash = sha256(parsed.text);
      const sameText = findArticleOf({ textHash });
      if (sameText)
        return { name, outcome: 'duplicate', articleId: sameText.id, title: sameText.title, reason: null };
      const article = acts.record(act, (recorder) => {
        const added = createArticle(recorder, name, parsed, { originalHash, textHash }, given);
        store.originals.put(originalHash, gzipSync(file.bytes));
        return added;
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
    given: Partial<ArticleDetails>,
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
      collectionIds: [],
      addedBy: editor.id,
      addedAt,
    };
    recorder.create('article', article);
    const revision = {
      id: newId(),
      articleId: article.id,
      number: 1,
      text: parsed.text,
      mediaType: parsed.mediaType,
      capturedAt: addedAt,
      ...hashes,
    };
    recorder.create('revision', revision);
    for (const block of parsed.blocks)
      recorder.create('block', { id: newId(), revisionId: revision.id, ...block });
    return article;
  }

  return {
    async *'article.import'({ uploads, ...given }) {
      const act = newAct(uploads.length === 1 ? 'Add article' : `Add ${uploads.length} files`);
      const outcomes: FileOutcome[] = [];
      imports.running++;
      try {
        for (const upload of uploads) {
          const current = outcomes.at(-1)?.name ?? null;
          if (yield { done: outcomes.length, total: uploads.length, current }) break;
          outcomes.push(await importFile(upload, act, given as Partial<ArticleDetails>));
        }
      } finally {
        imports.running--;
        context.stopParsing();
      }
      return { outcomes };
    },
    'article.list': () => views.articles(),
    'article.read': ({ id }) => views.read(need('article', id)),
    'article.update': ({ id, publisher, ...details }) => {
      const article = need('article', id);
      acts.record(newAct(`Edit article “${article.title}”`), (recorder) => {
        const patch =
          publisher === undefined
            ? details
            : { ...details, publisherId: findOrCreatePublisher(recorder, publisher) };
        recorder.update('article', id, patch as Partial<Article>);
      });
      linking.refreshClaims(linking.affectedClaims([{ noun: 'article', recordId: id }]));
      return views.article(need('article', id));
    },
    'publisher.list': () => records.list('publisher').sort((x, y) => x.name.localeCompare(y.name)),
  } satisfies Operations;
}

/** What a page says of itself can be anything; what the model does not allow is left out. */
function keepValid<T>(schema: { safeParse(value: unknown): { success: boolean } }, value: T): T | null {
  return schema.safeParse(value).success ? value : null;
}
