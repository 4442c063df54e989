import { ArrowDown, ArrowUp, Trash2 } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { runCommand, useOperation } from '../../api.ts';
import { Button } from '../../components/button.tsx';
import { NameField } from '../../components/name-field.tsx';
import { Failed, Loading } from '../../components/status.tsx';
import { tellFailed } from '../../components/toast.tsx';
import { say } from '../../words/index.ts';
import { moveToBin } from '../shell/acts.ts';
import frame from './settings.module.css';
import styles from './verdicts-section.module.css';

/** The scale of verdicts, in its order. */
export function VerdictsSection() {
  const ratings = useOperation('rating.list', {});
  const [label, setLabel] = useState('');
  if (ratings.isError) return <Failed error={ratings.error} onRetry={ratings.refetch} />;
  if (!ratings.data) return <Loading />;
  const scale = ratings.data;

  const create = async (event: FormEvent) => {
    event.preventDefault();
    if (label.trim() === '') return;
    const rank = Math.max(0, ...scale.map((rating) => rating.rank)) + 1;
    const result = await runCommand('rating.create', {
      label: label.trim(),
      meaning: '',
      rank,
      needsTwoSources: false,
    });
    if (result.ok) setLabel('');
    else tellFailed(result.error.message);
  };
  const setNeed = async (id: string, needsTwoSources: boolean) => {
    const result = await runCommand('rating.update', { id, needsTwoSources });
    if (!result.ok) tellFailed(result.error.message);
  };
  const move = async (from: number, to: number) => {
    const ids = scale.map(({ id }) => id);
    ids.splice(to, 0, ...ids.splice(from, 1));
    const result = await runCommand('rating.reorder', { ids });
    if (!result.ok) tellFailed(result.error.message);
  };
  return (
    <>
      <h2>{say('settings.verdicts')}</h2>
      <p className={frame.note}>{say('settings.theScaleOfThis')}</p>
      <ol className={styles.list} aria-label={say('settings.verdicts')}>
        {scale.map((rating, index) => {
          const { id } = rating;
          return (
            <li key={id}>
              <NameField
                label={say('settings.labelOf', { label: rating.label })}
                saved={rating.label}
                onSave={(text) => runCommand('rating.update', { id, label: text })}
              />
              <NameField
                label={say('settings.meaningOf', { label: rating.label })}
                saved={rating.meaning}
                placeholder={say('settings.whenToGiveIt')}
                isOptional
                onSave={(text) => runCommand('rating.update', { id, meaning: text })}
              />
              <label className={styles.two} title={say('settings.givenOnlyWith')}>
                <input
                  type="checkbox"
                  checked={rating.needsTwoSources}
                  onChange={(event) => void setNeed(id, event.currentTarget.checked)}
                />
                {say('settings.twoSources')}
                <span className="only-heard"> {rating.label}</span>
              </label>
              <Button
                look="icon"
                aria-label={say('settings.comesEarlier', { label: rating.label })}
                isDisabled={index === 0}
                onPress={() => void move(index, index - 1)}
              >
                <ArrowUp size={14} aria-hidden />
              </Button>
              <Button
                look="icon"
                aria-label={say('settings.comesLater', { label: rating.label })}
                isDisabled={index === scale.length - 1}
                onPress={() => void move(index, index + 1)}
              >
                <ArrowDown size={14} aria-hidden />
              </Button>
              <Button
                look="icon"
                aria-label={say('settings.deleteVerdict', { label: rating.label })}
                onPress={() => void moveToBin('rating', [id])}
              >
                <Trash2 size={14} aria-hidden />
              </Button>
            </li>
          );
        })}
      </ol>
      <form className={styles.form} onSubmit={(event) => void create(event)}>
        <input
          aria-label={say('settings.newVerdict')}
          placeholder={say('settings.newVerdict')}
          value={label}
          onChange={(event) => setLabel(event.currentTarget.value)}
        />
        <Button type="submit" isDisabled={label.trim() === ''}>
          {say('settings.addVerdict')}
        </Button>
      </form>
    </>
  );
}
