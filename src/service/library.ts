import { gunzipSync } from 'node:zlib';
import { DomainError } from '../contract/domain-error.ts';
import { type Noun, nouns } from '../contract/model.ts';
import type { Settings } from '../contract/views.ts';
import { type Saying, saying } from '../words/saying.ts';
import { say, sayRecorded } from '../words/spoken.ts';
import type { Acting } from './acting.ts';
import { type Context, sha256 } from './context.ts';
import type { Operations } from './index.ts';
import type { Linking } from './links.ts';
import { findRevised } from './revised.ts';

/** What a host takes in at most, in bytes; a damaged original must not claim to be more. */
const largestOriginal = 256 * 1024 * 1024;

/** The library as a whole: what is in it, whether it is sound, what was done in it, and undo. */
export function libraryOperations(context: Context, { perform, turn }: Acting, linking: Linking) {
  const { store, origin, fileName, isSample, editor, settings, language, need, takeTarget } = context;
  const { records, acts, decisions, links, views } = store;

  /** The name of an act, in the language of who reads it. */
  const nameAct = (label: string) => sayRecorded(label, language());

  function isWhole(hash: string): boolean {
    try {
      return sha256(gunzipSync(store.originals.read(hash)!, { maxOutputLength: largestOriginal })) === hash;
    } catch {
      return false;
    }
  }

  /** The first record of a noun that does not keep to the model. */
  function findBroken(noun: Noun): Saying | null {
    try {
      const broken = records.list(noun).find((record) => !nouns[noun].safeParse(record).success);
      return broken ? saying('verify.brokenRecord', { noun: saying(`nouns.${noun}`), id: broken.id }) : null;
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      return saying('verify.unreadableRecord', { noun: saying(`nouns.${noun}`), reason });
    }
  }

  function verify() {
    const spoken = language();
    const problems: (Saying | string)[] = [...store.findDamage()];
    const revisions = records.list('revision');
    for (const { id, text, textHash } of revisions) {
      if (sha256(text) !== textHash) problems.push(saying('verify.alteredText', { id }));
      const blocks = records.list('block', { revisionId: id }).sort((x, y) => x.start - y.start);
      const isCovered =
        blocks.every(({ start }, index) => start === (blocks[index - 1]?.end ?? 0)) &&
        blocks.at(-1)?.end === text.length;
      if (!isCovered) problems.push(saying('verify.uncovered', { id }));
    }
    const textById = new Map(revisions.map(({ id, text }) => [id, text]));
    const anchors = records.list('anchor');
    for (const { id, revisionId, start, end, exact } of anchors) {
      if (start !== null && textById.get(revisionId)?.slice(start, end!) !== exact) {
        problems.push(saying('verify.displaced', { id }));
      }
    }
    const originals = store.originals.hashes();
    for (const hash of originals)
      if (!isWhole(hash)) problems.push(saying('verify.alteredOriginal', { hash }));
    for (const noun of Object.keys(nouns) as Noun[]) {
      const broken = findBroken(noun);
      if (broken) problems.push(broken);
    }
    return {
      isSound: problems.length === 0,
      checked: [
        saying('verify.file'),
        saying('verify.revisions', { count: revisions.length }),
        saying('verify.anchors', { count: anchors.length }),
        saying('verify.originals', { count: originals.length }),
      ].map((line) => say(line, spoken)),
      problems: problems.map((problem) => say(problem, spoken)),
    };
  }

  return {
    'library.summary': () => {
      return {
        id: store.library.id,
        name: store.library.name,
        fileName,
        isSample,
        editor: need('editor', editor.id),
        articles: records.count('article'),
        claims: views.claimIdsIn({}).size,
        openSuggestions: links.countOpen(),
        agedDecisions: decisions.countAged(),
        revisedPlaces: findRevised(store, () => true).length,
        uncomparedClaims: links.countUncompared(),
        comparison: linking.comparison(),
      };
    },
    'editor.rename': ({ name }) => {
      perform(saying('acts.callOneself', { name }), (recorder) =>
        recorder.update('editor', editor.id, { name }),
      );
      return need('editor', editor.id);
    },
    'library.verify': verify,
    'library.saveCopy': ({ target }) => {
      store.saveCopy(takeTarget(target));
      return {};
    },
    'act.list': ({ limit }) => {
      const spoken = language();
      return acts.list(limit).map(({ origin: by, isUndone, label, ...act }) => ({
        ...act,
        label: sayRecorded(label, spoken),
        isUndone: isUndone === 1,
        isOwn: by === origin,
      }));
    },
    'act.next': () => {
      const { undo, redo } = acts.next(origin);
      const name = ({ id, label }: { id: string; label: string }) => ({ id, label: nameAct(label) });
      return { undo: undo && name(undo), redo: redo && name(redo) };
    },
    'act.undone': ({ ids }) => ids.filter((id) => acts.find(id)?.isUndone),
    'act.undo': ({ throughId }) => {
      if (throughId === undefined) return { label: nameAct(turn('undo').label) };
      const target = acts.find(throughId);
      if (target?.kind !== 'do' || target.isUndone || target.origin !== origin)
        throw new DomainError('conflict', saying('library.notUndone'));
      let undone = 1;
      while (turn('undo').id !== throughId) undone++;
      const act = nameAct(target.label);
      return { label: undone === 1 ? act : say(saying('library.steps', { count: undone, act }), language()) };
    },
    'act.redo': () => ({ label: nameAct(turn('redo').label) }),
    'settings.read': () => settings.read(),
    'settings.update': (patch) => {
      settings.write({ ...settings.read(), ...(patch as Partial<Settings>) });
      return settings.read();
    },
  } satisfies Operations;
}
