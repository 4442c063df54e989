import { useState } from 'react';
import { FileTrigger } from 'react-aria-components';
import { runJob } from '../../api.ts';
import { Button } from '../../components/button.tsx';
import { tellDone } from '../../components/toast.tsx';
import { uploadFile } from '../../transport.ts';
import { say } from '../../words/index.ts';
import styles from './claim-set-import.module.css';

/** Takes an exported claim set into a library that holds nothing yet. */
export function ClaimSetImport() {
  /** What is being done, and what went wrong the last time. */
  const [progress, setProgress] = useState<string | null>(null);
  const [failure, setFailure] = useState<string | null>(null);

  const importSet = async (file: File) => {
    setFailure(null);
    setProgress(say('library.takingIn', { name: file.name }));
    const uploaded = await uploadFile(file);
    const result = uploaded.ok
      ? await runJob('claimSet.import', { upload: uploaded.value }, ({ done, total }) =>
          setProgress(say('library.comparingClaimsOf', { done, total })),
        )
      : uploaded;
    setProgress(null);
    if (!result.ok) return setFailure(result.error.message);
    const { articles, claims } = result.value;
    tellDone(say('library.articlesAndClaimsTaken', { articles, claims }));
  };

  return (
    <div className={styles.way}>
      <FileTrigger
        acceptedFileTypes={['.json', 'application/json']}
        onSelect={(files) => files?.[0] && void importSet(files[0])}
      >
        <Button look="quiet" isDisabled={progress !== null}>
          {say('library.importAClaimSet')}
        </Button>
      </FileTrigger>
      <p role="status">{progress ?? say('library.aJsonFileThat')}</p>
      {failure && (
        <p role="alert" className={styles.failure}>
          {failure}
        </p>
      )}
    </div>
  );
}
