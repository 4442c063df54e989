import { gzipSync } from 'node:zlib';
import { trimPassage } from '../annotate/index.ts';
import { DomainError } from '../contract/domain-error.ts';
import { Evidence } from '../contract/model.ts';
import type { EvidenceDraft } from '../contract/operations.ts';
import type { EvidenceView } from '../contract/views.ts';
import { saying } from '../words/saying.ts';
import type { Acting } from './acting.ts';
import { type Context, sha256 } from './context.ts';
import type { Operations } from './index.ts';

/** What a claim's verdict rests on: passages, addresses, files and notes; for, against, or for context. */
export function evidenceOperations(
  { store, editor, need, newId, now, nameClaim, uploads }: Context,
  { perform, running }: Acting,
) {
  const { records } = store;

  function toView(evidence: Evidence): EvidenceView {
    const revision =
      evidence.revisionId === null ? null : records.find('revision', evidence.revisionId)?.record;
    const article = revision && records.find('article', revision.articleId)?.record;
    return {
      ...evidence,
      by: records.find('editor', evidence.createdBy)?.record.name ?? '',
      passage: article
        ? {
            articleId: article.id,
            articleTitle: article.title,
            text: revision.text.slice(evidence.start!, evidence.end!),
          }
        : null,
    };
  }

  function newEvidence(
    { claimId, kind, stance, note }: Pick<Evidence, 'claimId' | 'kind' | 'stance' | 'note'>,
    rest: Partial<Evidence>,
  ): Evidence {
    return {
      id: newId(),
      claimId,
      kind,
      stance,
      note,
      revisionId: null,
      start: null,
      end: null,
      address: null,
      accessedAt: null,
      fileName: null,
      fileHash: null,
      createdBy: editor.id,
      createdAt: now(),
      ...rest,
    };
  }

  function whereabouts(draft: EvidenceDraft): Partial<Evidence> {
    if (draft.kind === 'note') return {};
    if (draft.kind === 'address')
      return { address: draft.address, accessedAt: draft.accessedAt ?? now().slice(0, 10) };
    const place = trimPassage(need('revision', draft.revisionId).text, draft.start, draft.end);
    if (!place) throw new DomainError('invalid-request', saying('claims.noWords'));
    return { revisionId: draft.revisionId, ...place };
  }

  const nameOf = (claimId: string) =>
    saying('acts.addEvidence', { claim: nameClaim(need('claim', claimId)) });

  return {
    'evidence.list': ({ claimId }) => records.list('evidence', { claimId }).map(toView),
    'evidence.add': (draft) => {
      const evidence = newEvidence(draft, whereabouts(draft));
      perform(nameOf(draft.claimId), (recorder) => recorder.create('evidence', evidence));
      return toView(evidence);
    },
    async *'evidence.attachFile'({ upload, claimId, stance, note }) {
      const label = nameOf(claimId);
      running.jobs++;
      try {
        if (yield { done: 0, total: 1, current: null })
          throw new DomainError('cancelled', saying('claims.fileNotAttached'));
        const { name, bytes } = await uploads.read(upload);
        // Meanwhile it may have been deleted.
        need('claim', claimId);
        const fileHash = sha256(bytes);
        const fileName = Evidence.shape.fileName.catch('file').parse(name);
        const evidence = newEvidence({ claimId, kind: 'file', stance, note }, { fileName, fileHash });
        perform(label, (recorder) => {
          store.originals.put(fileHash, gzipSync(bytes));
          recorder.create('evidence', evidence);
        });
        return toView(evidence);
      } finally {
        running.jobs--;
      }
    },
    'evidence.update': ({ id, ...patch }) => {
      const { claimId } = need('evidence', id);
      const label = saying('acts.editEvidence', { claim: nameClaim(need('claim', claimId)) });
      perform(label, (recorder) => recorder.update('evidence', id, patch as Partial<Evidence>));
      return toView(need('evidence', id));
    },
  } satisfies Operations;
}
