import {
  CircleCheck,
  CircleX,
  FileText,
  Info,
  Link,
  type LucideIcon,
  Paperclip,
  StickyNote,
  TextQuote,
  Trash2,
} from 'lucide-react';
import { type FormEvent, useEffect, useState } from 'react';
import { FileTrigger } from 'react-aria-components';
import type { EvidenceDraft } from '../../../src/contract/operations.ts';
import type { ClaimView, EvidenceView } from '../../../src/contract/views.ts';
import { runCommand, runJob, useOperation } from '../../api.ts';
import { Button } from '../../components/button.tsx';
import { Choice } from '../../components/choice.tsx';
import { formatDate } from '../../components/dates.ts';
import { DraftArea } from '../../components/draft-area.tsx';
import { useDraft } from '../../components/drafts.ts';
import { Field } from '../../components/field.tsx';
import { focusText } from '../../components/focus-text.ts';
import { findKept, useKept } from '../../components/kept.ts';
import { isQuoted, quote } from '../../components/quote.ts';
import { Failed, Loading } from '../../components/status.tsx';
import { tellFailed, tellHint } from '../../components/toast.tsx';
import { formatRoute } from '../../routes.ts';
import { uploadFile } from '../../transport.ts';
import { type PlainWord, say } from '../../words/index.ts';
import { moveToBin } from '../shell/acts.ts';
import { collecting, type Stance } from './collecting.ts';
import styles from './evidence-section.module.css';

const stances: Readonly<Record<Stance, { label: PlainWord; icon: LucideIcon }>> = {
  for: { label: 'claim.stanceFor', icon: CircleCheck },
  against: { label: 'claim.stanceAgainst', icon: CircleX },
  context: { label: 'claim.stanceContext', icon: Info },
};
const kindIcons: Readonly<Record<EvidenceView['kind'], LucideIcon>> = {
  passage: TextQuote,
  file: FileText,
  address: Link,
  note: StickyNote,
};

const formKinds = ['note', 'address'] as const;
type FormKind = (typeof formKinds)[number];
/** What is written into a form, and as what it is to be added. */
interface Written {
  readonly text: string;
  readonly stance: Stance;
}
const formKey = (claimId: string, kind: FormKind) => `${claimId} evidence ${kind}`;

/** What a claim's verdict rests on: passages, files, addresses and notes, for it, against it or as context. */
export function EvidenceSection({ claim }: { readonly claim: ClaimView }) {
  const evidence = useOperation('evidence.list', { claimId: claim.id });
  const [left] = useState(() =>
    formKinds
      .map((kind) => ({ kind, written: findKept<Written>(formKey(claim.id, kind)) }))
      .find(({ written }) => written),
  );
  const [adding, setAdding] = useState<FormKind | null>(left?.kind ?? null);
  const [isTaking, setIsTaking] = useState(false);
  const [stance, setStance] = useState<Stance>(left?.written?.stance ?? 'context');

  const add = async (draft: EvidenceDraft) => {
    const result = await runCommand('evidence.add', draft);
    if (!result.ok) tellFailed(result.error.message);
    return result.ok;
  };
  const attach = async (file: File) => {
    setIsTaking(true);
    const uploaded = await uploadFile(file);
    const result = uploaded.ok
      ? await runJob('evidence.attachFile', {
          claimId: claim.id,
          upload: uploaded.value,
          stance,
          note: '',
        })
      : uploaded;
    setIsTaking(false);
    if (!result.ok) tellFailed(result.error.message);
  };
  const collect = () => {
    collecting.update(() => ({ id: claim.id, articleId: claim.articleId, wording: claim.wording, stance }));
    tellHint(say('claim.holdAPassageIn'));
    focusText();
  };

  return (
    <>
      {evidence.isError && <Failed error={evidence.error} onRetry={evidence.refetch} />}
      {evidence.isPending && <Loading />}
      {evidence.data && evidence.data.length > 0 && (
        <ul className={styles.list} aria-label={say('claim.evidence')}>
          {evidence.data.map((item) => (
            <Item key={item.id} item={item} />
          ))}
        </ul>
      )}
      <StanceChoice stance={stance} onChoose={setStance} />
      {adding !== null && (
        <AddForm
          key={adding}
          kind={adding}
          claimId={claim.id}
          stance={stance}
          onAdd={add}
          onClose={() => setAdding(null)}
        />
      )}
      <div className={styles.add} role="toolbar" aria-label={say('claim.addEvidence')}>
        <Button look="quiet" onPress={collect}>
          <TextQuote size={14} aria-hidden />
          {say('claim.passage')}
        </Button>
        <Button look="quiet" onPress={() => setAdding('address')}>
          <Link size={14} aria-hidden />
          {say('claim.address')}
        </Button>
        <FileTrigger onSelect={(files) => files?.[0] && void attach(files[0])}>
          <Button look="quiet" isDisabled={isTaking}>
            <Paperclip size={14} aria-hidden />
            {isTaking ? say('claim.takingItIn') : say('claim.file')}
          </Button>
        </FileTrigger>
        <Button look="quiet" onPress={() => setAdding('note')}>
          <StickyNote size={14} aria-hidden />
          {say('claim.note')}
        </Button>
      </div>
    </>
  );
}

interface StanceProps {
  readonly stance: Stance;
  readonly onChoose: (stance: Stance) => void;
}

/** What the evidence that is added next says of the claim. */
function StanceChoice({ stance, onChoose }: StanceProps) {
  return (
    <fieldset className={styles.add} aria-label={say('claim.addAs')}>
      <span className={styles.meta}>{say('claim.addAs')}</span>
      {(Object.keys(stances) as Stance[]).map((choice) => {
        const { label, icon: Icon } = stances[choice];
        return (
          <Button
            key={choice}
            look={choice === stance ? 'primary' : 'plain'}
            aria-pressed={choice === stance}
            onPress={() => onChoose(choice)}
          >
            <Icon size={13} aria-hidden />
            {say(label)}
          </Button>
        );
      })}
    </fieldset>
  );
}

interface AddFormProps {
  readonly kind: FormKind;
  readonly claimId: string;
  readonly stance: Stance;
  /** False: it was refused, which was told. */
  readonly onAdd: (draft: EvidenceDraft) => Promise<boolean>;
  readonly onClose: () => void;
}

function AddForm({ kind, claimId, stance, onAdd, onClose }: AddFormProps) {
  const [written, keep] = useKept<Written>(formKey(claimId, kind), { text: '', stance });
  const { text } = written;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is written follows what is chosen
  useEffect(() => keep(text === '' ? null : { text, stance }), [stance]);
  const [isWrong, setIsWrong] = useState(false);
  const end = () => {
    keep(null);
    onClose();
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const words = text.trim();
    if (kind === 'address' && !/^https?:\/\/\S+$/.test(words)) return setIsWrong(true);
    if (words === '') return;
    const isAdded = await onAdd(
      kind === 'address'
        ? { kind, claimId, stance, note: '', address: words }
        : { kind, claimId, stance, note: words },
    );
    if (isAdded) end();
  };
  const control = {
    value: text,
    autoFocus: true,
    onChange: (event: { currentTarget: { value: string } }) => {
      setIsWrong(false);
      keep({ text: event.currentTarget.value, stance });
    },
  };
  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)}>
      <Field
        label={kind === 'address' ? say('claim.address') : say('claim.note')}
        error={isWrong ? say('claim.anAddressBeginsWith') : null}
      >
        {(given) =>
          kind === 'address' ? (
            <input {...given} {...control} placeholder="https://" />
          ) : (
            <textarea
              {...given}
              {...control}
              rows={2}
              placeholder={say('claim.whatWasSeenHeard')}
              onKeyDown={(event) => {
                if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
                event.preventDefault();
                event.currentTarget.form!.requestSubmit();
              }}
            />
          )
        }
      </Field>
      <div className={styles.add}>
        <Button look="primary" type="submit" isDisabled={text.trim() === ''}>
          {say('claim.add')}
        </Button>
        <Button look="quiet" onPress={end}>
          {text.trim() === '' ? say('components.cancel') : say('components.discard')}
        </Button>
        {kind === 'address' && <span className={styles.meta}>{say('claim.accessedToday')}</span>}
      </div>
    </form>
  );
}

function Item({ item }: { readonly item: EvidenceView }) {
  const { id, kind, stance, note, by, createdAt } = item;
  const Icon = kindIcons[kind];
  const StanceIcon = stances[stance].icon;
  const draft = useDraft(`${id} note`, note, (value) => runCommand('evidence.update', { id, note: value }));
  const take = async (value: Stance) => {
    const result = await runCommand('evidence.update', { id, stance: value });
    if (!result.ok) tellFailed(result.error.message);
  };
  const name = nameEvidence(item);
  return (
    <li className={styles.item} data-stance={stance}>
      <div className={styles.line}>
        <span className={styles.stance}>
          <StanceIcon size={14} aria-hidden />
          <Choice
            aria-label={say('claim.stanceOf', { name })}
            value={stance}
            onChoose={(chosen) => void take(chosen as Stance)}
          >
            {Object.entries(stances).map(([value, { label }]) => (
              <option key={value} value={value}>
                {say(label)}
              </option>
            ))}
          </Choice>
        </span>
        <span className={styles.meta}>
          {by}, {formatDate(createdAt.slice(0, 10))}
        </span>
        <Button
          look="icon"
          aria-label={say('claim.delete', { name })}
          onPress={() => void moveToBin('evidence', [id])}
        >
          <Trash2 size={13} aria-hidden />
        </Button>
      </div>
      {kind !== 'note' && (
        <p className={styles.content}>
          <Icon size={13} aria-hidden />
          <Content item={item} />
        </p>
      )}
      <DraftArea
        draft={draft}
        aria-label={say('claim.noteOn', { name })}
        rows={1}
        placeholder={say('claim.addANote')}
        className={styles.note}
      />
    </li>
  );
}

function nameEvidence({ kind, passage, address, fileName, note }: EvidenceView): string {
  if (kind === 'passage') return quote(passage?.text ?? '');
  return (kind === 'address' ? address : kind === 'file' ? fileName : note) ?? 'evidence';
}

function Content({ item: { passage, address, accessedAt, fileName } }: { readonly item: EvidenceView }) {
  if (passage) {
    return (
      <span>
        <q dir="auto" data-quoted={isQuoted(passage.text)}>
          {passage.text}
        </q>{' '}
        <a href={formatRoute({ view: 'read', articleId: passage.articleId, claimId: null })}>
          {passage.articleTitle}
        </a>
      </span>
    );
  }
  if (address !== null) {
    return (
      <span>
        <span className={styles.address}>{address}</span>
        <span className={styles.meta}> {say('claim.accessed', { accessedAt: formatDate(accessedAt) })}</span>
      </span>
    );
  }
  return <span>{fileName}</span>;
}
