import { useState } from 'react';
import { FileTrigger } from 'react-aria-components';
import { runJob, useOperation } from '../../api.ts';
import { Button } from '../../components/button.tsx';
import { tellDone } from '../../components/toast.tsx';
import { uploadFile } from '../../transport.ts';
import { say } from '../../words/index.ts';
import styles from './claim-set-import.module.css';

interface Props {
  readonly onImported?: () => void;
}

/** Takes an exported claim set into a library that holds nothing yet; in another it says why it cannot. */
export function ClaimSetImport({ onImported }: Props) {
  const summary = useOperation('library.summary', {}).data;
  const isEmpty = summary?.articles === 0 && summary.claims === 0;
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
    onImported?.();
    const { articles, claims } = result.value;
    tellDone(say('library.articlesAndClaimsTaken', { articles, claims }));
  };

  return (
    <div className={styles.way}>
      <FileTrigger
        acceptedFileTypes={['.json', 'application/json']}
        onSelect={(files) => files?.[0] && void importSet(files[0])}
      >
        <Button look="quiet" isDisabled={progress !== null || !isEmpty}>
          {say('library.importAClaimSet')}
        </Button>
      </FileTrigger>
      <p role="status">
        {progress ?? (summary && !isEmpty ? say('library.onlyAnEmptyLibrary') : say('library.aJsonFileThat'))}
      </p>
      {failure && (
        <p role="alert" className={styles.failure}>
          {failure}
        </p>
      )}
    </div>
  );
}
