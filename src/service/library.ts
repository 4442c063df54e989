import { gunzipSync } from 'node:zlib';
import { type Article, type Claim, type Noun, nouns } from '../contract/model.ts';
import { DomainError } from '../contract/result.ts';
import { type Context, sha256 } from './context.ts';
import type { Operations } from './index.ts';
import type { Linking } from './links.ts';

/** What a host takes in at most, in bytes; a damaged original must not claim to be more. */
const largestOriginal = 256 * 1024 * 1024;

/** The library as a whole: what is in it, whether it is sound, its bin, undo and redo. */
export function libraryOperations(context: Context, linking: Linking, imports: { readonly running: number }) {
  const { store, origin, fileName, isSample, editor, newAct, nameClaim } = context;
  const { records, acts, links, views } = store;

  function movePresence(
    noun: 'article' | 'claim',
    id: string,
    from: 'live' | 'binned',
    to: 'live' | 'binned',
  ) {
    const found = records.find(noun, id);
    if (found?.presence !== from) {
      throw new DomainError(
        'not-found',
        `There is no ${noun} ${id} ${from === 'live' ? 'to delete' : 'in the bin'}.`,
      );
    }
    const name =
      noun === 'article' ? `“${(found.record as Article).title}”` : nameClaim(found.record as Claim);
    const label = `${to === 'binned' ? 'Delete' : 'Restore'} ${noun} ${name}`;
    acts.record(newAct(label), (recorder) => recorder.setPresence(noun, id, to));
    linking.refreshClaims(linking.affectedClaims([{ noun, recordId: id }]));
    return { label };
  }

  function turnAct(kind: 'undo' | 'redo') {
    if (imports.running > 0)
      throw new DomainError('busy', `An import is running. Cancel it or wait for its end, then ${kind}.`);
    const target = acts.next(origin)[kind];
    if (!target) throw new DomainError('conflict', `There is nothing to ${kind}.`);
    const changes = acts[kind](target, newAct(target.label));
    linking.refreshClaims(linking.affectedClaims(changes));
    return { label: target.label };
  }

  function isWhole(hash: string): boolean {
    try {
      return sha256(gunzipSync(store.originals.read(hash)!, { maxOutputLength: largestOriginal })) === hash;
    } catch {
      return false;
    }
  }

  /** The first record of a noun that does not keep to the model. */
  function findBroken(noun: Noun): string | null {
    try {
      const broken = records.list(noun).find((record) => !nouns[noun].safeParse(record).success);
      return broken ? `${noun} ${broken.id} is not as it must be.` : null;
    } catch (error) {
      return `A ${noun} cannot be read: ${error instanceof Error ? error.message : error}.`;
    }
  }

  function verify() {
    const problems = [...store.findDamage()];
    const revisions = records.list('revision');
    for (const { id, text, textHash } of revisions) {
      if (sha256(text) !== textHash)
        problems.push(`The text of revision ${id} is not the one that was captured.`);
      const blocks = records.list('block', { revisionId: id }).sort((x, y) => x.start - y.start);
      const isCovered =
        blocks.every(({ start }, index) => start === (blocks[index - 1]?.end ?? 0)) &&
        blocks.at(-1)?.end === text.length;
      if (!isCovered) problems.push(`The blocks of revision ${id} do not cover its text.`);
    }
    const textById = new Map(revisions.map(({ id, text }) => [id, text]));
    const anchors = records.list('anchor');
    for (const { id, revisionId, start, end, exact } of anchors) {
      if (start !== null && textById.get(revisionId)?.slice(start, end!) !== exact) {
        problems.push(`Anchor ${id} does not stand where it says.`);
      }
    }
    const originals = store.originals.hashes();
    for (const hash of originals) if (!isWhole(hash)) problems.push(`The original file ${hash} has changed.`);
    for (const noun of Object.keys(nouns) as Noun[]) {
      const broken = findBroken(noun);
      if (broken) problems.push(broken);
    }
    return {
      isSound: problems.length === 0,
      checked: [
        'pages, indexes and references of the file',
        `${revisions.length} revisions: text as it was captured, covered by its blocks`,
        `${anchors.length} anchors: the words stand where they say`,
        `${originals.length} original files: bytes as they came in`,
      ],
      problems,
    };
  }

  return {
    'library.summary': () => {
      const decided = new Set(records.list('decision').map(({ a, b }) => a + b));
      const next = acts.next(origin);
      return {
        id: store.library.id,
        name: store.library.name,
        fileName,
        isSample,
        editor,
        articles: records.count('article'),
        claims: views.liveClaims().length,
        openSuggestions: links
          .relations()
          .filter(({ a, b, relation }) => relation !== 'discusses' && !decided.has(a + b)).length,
        undo: next.undo?.label ?? null,
        redo: next.redo?.label ?? null,
      };
    },
    'library.verify': verify,
    'article.delete': ({ id }) => movePresence('article', id, 'live', 'binned'),
    'article.restore': ({ id }) => movePresence('article', id, 'binned', 'live'),
    'claim.delete': ({ id }) => movePresence('claim', id, 'live', 'binned'),
    'claim.restore': ({ id }) => movePresence('claim', id, 'binned', 'live'),
    'rating.list': () => records.list('rating').sort((x, y) => x.rank - y.rank),
    'bin.list': () => views.bin(),
    'act.undo': () => turnAct('undo'),
    'act.redo': () => turnAct('redo'),
  } satisfies Operations;
}
