import { gunzipSync } from 'node:zlib';
import { type Noun, nouns } from '../contract/model.ts';
import { DomainError } from '../contract/result.ts';
import type { Settings } from '../contract/views.ts';
import type { Acting } from './acting.ts';
import { type Context, sha256 } from './context.ts';
import type { Operations } from './index.ts';
import { findRevised } from './revised.ts';

/** What a host takes in at most, in bytes; a damaged original must not claim to be more. */
const largestOriginal = 256 * 1024 * 1024;

/** The library as a whole: what is in it, whether it is sound, what was done in it, and undo. */
export function libraryOperations(context: Context, { turn }: Acting) {
  const { store, origin, fileName, isSample, editor, settings } = context;
  const { records, acts, decisions, links, views } = store;

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
        claims: views.claimIdsIn({}).size,
        openSuggestions: links
          .relations()
          .filter(({ a, b, relation }) => relation !== 'discusses' && !decided.has(a + b)).length,
        agedDecisions: decisions.countAged(),
        revisedPlaces: findRevised(store, () => true).length,
        uncomparedClaims: links.countUncompared(),
        undo: next.undo?.label ?? null,
        redo: next.redo?.label ?? null,
      };
    },
    'library.verify': verify,
    'act.list': ({ limit }) =>
      acts.list(limit).map(({ origin: by, isUndone, ...act }) => ({
        ...act,
        isUndone: isUndone === 1,
        isOwn: by === origin,
      })),
    'act.undo': ({ throughId }) => {
      if (throughId === undefined) return { label: turn('undo').label };
      const target = acts.find(throughId);
      if (target?.kind !== 'do' || target.isUndone || target.origin !== origin)
        throw new DomainError('conflict', 'This step cannot be undone: it is undone already, or not yours.');
      let undone = 1;
      while (turn('undo').id !== throughId) undone++;
      return { label: undone === 1 ? target.label : `${undone} steps, back to: ${target.label}` };
    },
    'act.redo': () => ({ label: turn('redo').label }),
    'settings.read': () => settings.read(),
    'settings.update': (patch) => {
      settings.write({ ...settings.read(), ...(patch as Partial<Settings>) });
      return settings.read();
    },
  } satisfies Operations;
}
