import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../../components/button.tsx';
import list from '../../components/list.module.css';
import { Failed, Loading } from '../../components/status.tsx';
import { say } from '../../words/index.ts';
import { useWorkbench } from '../shell/workbench.ts';
import styles from './about-section.module.css';
import frame from './settings.module.css';

/** Whose work a part of the program is; written when the program is built. */
interface Notice {
  readonly name: string;
  readonly version: string;
  /** Of the licence: "MIT". */
  readonly identifier?: string;
  /** The licence in full. */
  readonly text?: string;
}

async function readNotices(): Promise<Notice[]> {
  const response = await fetch('./notices.json');
  if (!response.ok) throw new Error(say('settings.noticesAreMissing'));
  return response.json();
}

/** What the program is, which version, and whose work is in it under which licence. */
export function AboutSection() {
  const notices = useQuery({ queryKey: ['notices'], queryFn: readNotices });
  const [openName, setOpenName] = useState<string | null>(null);
  const { open } = useWorkbench();
  if (notices.isError) return <Failed error={notices.error} onRetry={notices.refetch} />;
  if (!notices.data) return <Loading />;
  const [program, ...parts] = notices.data;
  return (
    <>
      <h2>{say('settings.aboutClaimbench')}</h2>
      <p className={frame.note}>{say('settings.whatClaimbenchIs')}</p>
      <dl className={styles.facts}>
        <dt>{say('settings.version')}</dt>
        <dd>{program?.version}</dd>
        <dt>{say('settings.licence')}</dt>
        <dd>{program?.identifier}</dd>
        <dt>{say('settings.network')}</dt>
        <dd>{say('settings.nothingLeavesThis')}</dd>
      </dl>
      <Button onPress={() => open({ kind: 'tour' })}>{say('settings.showTheTour')}</Button>
      <h3>{say('settings.workOfOthers', { count: parts.length })}</h3>
      <ul className={list.framed} aria-label={say('settings.licences')}>
        {parts.map(({ name, version, identifier, text }) => {
          const key = `${name} ${version}`;
          return (
            <li key={key} className={styles.part}>
              <span className={styles.name}>
                <bdi>{name}</bdi> <small>{version}</small>
              </span>
              <span>{identifier}</span>
              {text ? (
                <Button
                  look="quiet"
                  aria-expanded={openName === key}
                  aria-label={say('settings.licenceOf', { name })}
                  onPress={() => setOpenName(openName === key ? null : key)}
                >
                  {say('settings.licence')}
                </Button>
              ) : (
                <span />
              )}
              {openName === key && (
                <pre lang="en" dir="ltr" className={styles.text}>
                  {text}
                </pre>
              )}
            </li>
          );
        })}
      </ul>
    </>
  );
}
