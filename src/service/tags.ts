import { DomainError } from '../contract/domain-error.ts';
import type { Rating, Tag } from '../contract/model.ts';
import type { TagView } from '../contract/views.ts';
import type { Recorder } from '../store/index.ts';
import { saying } from '../words/saying.ts';
import type { Acting } from './acting.ts';
import { byName, type Context, isSameName } from './context.ts';
import type { Operations } from './index.ts';

/** Gives the ids of tags by their names, sorted; new names make new tags. */
export function openTagFinder({ store, newId }: Context) {
  return (recorder: Recorder, names: readonly string[]): string[] => {
    const tags = store.records.list('tag');
    const ids = names.map((name) => {
      const known = tags.find((tag) => isSameName(tag.name, name));
      if (known) return known.id;
      const tag = { id: newId(), name, colour: null, description: '', parentId: null };
      recorder.create('tag', tag);
      tags.push(tag);
      return tag.id;
    });
    return [...new Set(ids)].sort();
  };
}

/** Tags with their colours and hierarchy, and the verdict scale. */
export function tagOperations({ store, need, newId }: Context, { perform }: Acting) {
  const { records, views } = store;

  function tagViews(): TagView[] {
    const counts = new Map<string, number>();
    for (const { tagIds } of views.liveClaims())
      for (const id of tagIds) counts.set(id, (counts.get(id) ?? 0) + 1);
    const tags = records.list('tag');
    const live = new Set(tags.map(({ id }) => id));
    return tags
      .map((tag) => ({
        ...tag,
        parentId: tag.parentId !== null && live.has(tag.parentId) ? tag.parentId : null,
        claims: counts.get(tag.id) ?? 0,
      }))
      .sort(byName);
  }

  const tagView = (tagId: string) => tagViews().find(({ id }) => id === tagId)!;

  function refuseSameName(name: string, except?: string): void {
    const same = records.list('tag').find((tag) => tag.id !== except && isSameName(tag.name, name));
    if (same) throw new DomainError('conflict', saying('naming.tagTaken', { name: same.name }));
  }

  /** True for the tag itself, too. Deleted tags count: they come back to their places. */
  function isBelow(id: string, aboveId: string): boolean {
    for (let at: string | null = id; at !== null; at = records.find('tag', at)?.record.parentId ?? null)
      if (at === aboveId) return true;
    return false;
  }

  const scale = () => records.list('rating').sort((x, y) => x.rank - y.rank);

  return {
    'tag.list': tagViews,
    'tag.create': ({ name, colour, description, parentId }) => {
      refuseSameName(name);
      const tag: Tag = {
        id: newId(),
        name,
        colour: colour ?? null,
        description: description ?? '',
        parentId: parentId ? need('tag', parentId).id : null,
      };
      perform(saying('acts.addTag', { name }), (recorder) => recorder.create('tag', tag));
      return tagView(tag.id);
    },
    'tag.update': ({ id, ...patch }) => {
      const { name } = need('tag', id);
      if (patch.name !== undefined) refuseSameName(patch.name, id);
      if (patch.parentId && isBelow(need('tag', patch.parentId).id, id))
        throw new DomainError('conflict', saying('naming.tagBelowItself'));
      const label =
        patch.name !== undefined && patch.name !== name
          ? saying('acts.renameTag', { name, newName: patch.name })
          : saying('acts.editTag', { name });
      perform(label, (recorder) => recorder.update('tag', id, patch as Partial<Tag>));
      return tagView(id);
    },
    'tag.merge': ({ id, intoId }) => {
      if (id === intoId) throw new DomainError('invalid-request', saying('naming.mergeTwoTags'));
      const from = need('tag', id);
      const into = need('tag', intoId);
      perform(saying('acts.mergeTags', { name: from.name, into: into.name }), (recorder) => {
        // Deleted claims too: they come back with the tag that there is then.
        for (const presence of ['live', 'binned'] as const) {
          for (const { id: claimId, tagIds } of records.list('claim', {}, presence)) {
            if (!tagIds.includes(id)) continue;
            const others = tagIds.filter((other) => other !== id && other !== intoId);
            recorder.update('claim', claimId, { tagIds: [...others, intoId].sort() });
          }
        }
        for (const presence of ['live', 'binned'] as const) {
          for (const { id: childId } of records.list('tag', { parentId: id }, presence))
            recorder.update('tag', childId, { parentId: isBelow(intoId, childId) ? from.parentId : intoId });
        }
        recorder.setPresence('tag', id, 'binned');
      });
      return tagView(intoId);
    },
    'rating.list': scale,
    'rating.create': (given) => {
      const rating = { id: newId(), ...given };
      perform(saying('acts.addVerdict', { label: rating.label }), (recorder) =>
        recorder.create('rating', rating),
      );
      return rating;
    },
    'rating.update': ({ id, ...patch }) => {
      const { label } = need('rating', id);
      perform(saying('acts.editVerdict', { label }), (recorder) =>
        recorder.update('rating', id, patch as Partial<Rating>),
      );
      return need('rating', id);
    },
    'rating.reorder': ({ ids }) => {
      const ranks = new Map(scale().map(({ id, rank }) => [id, rank]));
      if (ids.length !== ranks.size || new Set(ids).size !== ids.length || !ids.every((id) => ranks.has(id)))
        throw new DomainError('conflict', saying('naming.verdictsChanged'));
      perform(saying('acts.orderVerdicts'), (recorder) => {
        for (const [at, id] of ids.entries())
          if (ranks.get(id) !== at + 1) recorder.update('rating', id, { rank: at + 1 });
      });
      return scale();
    },
  } satisfies Operations;
}
