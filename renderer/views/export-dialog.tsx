import { useEffect, useState } from 'react';
import { Label, Radio, RadioGroup } from 'react-aria-components';
import { useOperation } from '../api.ts';
import { Button } from '../components/button.tsx';
import { formatCount } from '../components/count.ts';
import { Dialog, DialogActions } from '../components/dialog.tsx';
import { flushDrafts } from '../components/drafts.ts';
import { Failed, Loading } from '../components/status.tsx';
import { tellDone, tellFailed } from '../components/toast.tsx';
import { useScope } from '../routes.ts';
import styles from './export-dialog.module.css';

type Format = 'json' | 'csv';

const formats: Readonly<Record<Format, { label: string; meaning: string }>> = {
  json: {
    label: 'JSON',
    meaning:
      'Articles, and claims with their places, tags, evidence and decisions. An empty library can take it in: suggested links are not in it, they are found again.',
  },
  csv: {
    label: 'CSV',
    meaning:
      'For a spreadsheet: one row for each claim, with its tags, its speaker and the claims that somebody decided it agrees with or differs from; what is only suggested stands in a column of its own.',
  },
};

function saveFile(fileName: string, mediaType: string, content: string) {
  const address = URL.createObjectURL(new Blob([content], { type: mediaType }));
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.click();
  // The download reads the address after this turn; a minute is ample for it to begin.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

const describeSize = (content: string) => {
  const bytes = new TextEncoder().encode(content).length;
  return bytes < 1_000_000 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
};

/** Writes the tagged set into a file, after saying what will be in it. */
export function ExportDialog({ onClose }: { readonly onClose: () => void }) {
  const [format, setFormat] = useState<Format>('json');
  const [isReady, setIsReady] = useState(false);
  useEffect(() => {
    void flushDrafts().then(() => setIsReady(true));
  }, []);
  const scope = useScope();
  const articles = useOperation('article.list', scope);
  const collections = useOperation('collection.list', scope.collectionId ? {} : null);
  const collection = collections.data?.find(({ id }) => id === scope.collectionId);
  const file = useOperation('claimSet.export', isReady ? { format, ...scope } : null);

  const save = () => {
    if (!file.data) return;
    const { fileName, mediaType, content } = file.data;
    try {
      saveFile(fileName, mediaType, content);
      tellDone(`Exported ${fileName} to your downloads.`);
      onClose();
    } catch {
      tellFailed(`${fileName} could not be written. Is there room on the disk? Try again.`);
    }
  };
  return (
    <Dialog title="Export" onClose={onClose}>
      <RadioGroup className={styles.formats!} value={format} onChange={(value) => setFormat(value as Format)}>
        <Label className={styles.label!}>Format</Label>
        {(Object.keys(formats) as Format[]).map((name) => (
          <Radio key={name} value={name} className={styles.format!}>
            <span className={styles.dot} />
            <span>
              <strong>{formats[name].label}</strong>
              <small>{formats[name].meaning}</small>
            </span>
          </Radio>
        ))}
      </RadioGroup>
      {file.isError && <Failed error={file.error} onRetry={file.refetch} />}
      {file.isPending && <Loading />}
      {file.data && (
        <p className={styles.content}>
          <strong>{file.data.fileName}</strong> will hold {formatCount(file.data.claims, 'claim')}
          {format === 'json' && articles.data && <> and {formatCount(articles.data.length, 'article')}</>}
          {collection && <> of the collection “{collection.name}”</>}, {describeSize(file.data.content)}.
        </p>
      )}
      <DialogActions>
        <Button onPress={onClose}>Cancel</Button>
        <Button look="primary" isDisabled={!file.data} onPress={save}>
          Save file
        </Button>
      </DialogActions>
    </Dialog>
  );
}
