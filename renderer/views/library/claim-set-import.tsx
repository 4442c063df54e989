import { useState } from 'react';
import { FileTrigger } from 'react-aria-components';
import { runJob } from '../../api.ts';
import { Button } from '../../components/button.tsx';
import { formatCount } from '../../components/count.ts';
import { tellDone } from '../../components/toast.tsx';
import { uploadFile } from '../../transport.ts';
import styles from './claim-set-import.module.css';

/** Takes an exported claim set into a library that holds nothing yet. */
export function ClaimSetImport() {
  /** What is being done, and what went wrong the last time. */
  const [progress, setProgress] = useState<string | null>(null);
  const [failure, setFailure] = useState<string | null>(null);

  const importSet = async (file: File) => {
    setFailure(null);
    setProgress(`Taking in ${file.name}…`);
    const uploaded = await uploadFile(file);
    const result = uploaded.ok
      ? await runJob('claimSet.import', { upload: uploaded.value }, ({ done, total }) =>
          setProgress(`Comparing claims: ${done} of ${total}`),
        )
      : uploaded;
    setProgress(null);
    if (!result.ok) return setFailure(result.error.message);
    const { articles, claims } = result.value;
    tellDone(`${formatCount(articles, 'article')} and ${formatCount(claims, 'claim')} taken in.`);
  };

  return (
    <div className={styles.way}>
      <FileTrigger
        acceptedFileTypes={['.json', 'application/json']}
        onSelect={(files) => files?.[0] && void importSet(files[0])}
      >
        <Button look="quiet" isDisabled={progress !== null}>
          Import a claim set
        </Button>
      </FileTrigger>
      <p role="status">{progress ?? 'A JSON file that Claimbench exported'}</p>
      {failure && (
        <p role="alert" className={styles.failure}>
          {failure}
        </p>
      )}
    </div>
  );
}
