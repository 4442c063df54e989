import { useEffect, useMemo, useState } from 'react';
import { Label, Radio, RadioGroup } from 'react-aria-components';
import { useOperation } from '../../api.ts';
import { Button } from '../../components/button.tsx';
import { Dialog, DialogActions } from '../../components/dialog.tsx';
import { flushDrafts } from '../../components/drafts.ts';
import { Field } from '../../components/field.tsx';
import { saveFile } from '../../components/save-file.ts';
import { Failed, Loading } from '../../components/status.tsx';
import { useStore } from '../../components/store.ts';
import { tellDone, tellFailed } from '../../components/toast.tsx';
import { useRoute, useScope } from '../../routes.ts';
import { type PlainWord, say, sayNodes } from '../../words/index.ts';
import { claimChoice, filterClaims, isFiltering } from '../claims/claim-filter.ts';
import styles from './export-dialog.module.css';

type Format = 'json' | 'csv' | 'markdown';

const formats: Readonly<Record<Format, { label: PlainWord; meaning: PlainWord }>> = {
  json: {
    label: 'shell.json',
    meaning: 'shell.articlesAndClaimsWith',
  },
  csv: {
    label: 'shell.csv',
    meaning: 'shell.forASpreadsheetOne',
  },
  markdown: {
    label: 'shell.markdown',
    meaning: 'shell.toReadOrTo',
  },
};

const describeSize = (content: string) => {
  const bytes = new TextEncoder().encode(content).length;
  return bytes < 1_000_000
    ? say('shell.kb', { kilobytes: Math.ceil(bytes / 1000) })
    : say('shell.mb', { megabytes: bytes / 1_000_000 });
};

/** What can be written: all of the scope or, from the table of claims, what is shown or selected there. */
function useExtents() {
  const scope = useScope();
  const isTable = useRoute().view === 'claims';
  const { filter, selected } = useStore(claimChoice);
  const claims = useOperation('claim.list', isTable ? scope : null).data;
  return useMemo(() => {
    const shown = claims ? filterClaims(claims, filter) : [];
    const chosen = shown.filter(({ id }) => selected.has(id));
    return {
      isKnown: !isTable || claims !== undefined,
      selected: isTable && chosen.length > 0 ? chosen.map(({ id }) => id) : null,
      shown: isTable && isFiltering(filter) ? shown.map(({ id }) => id) : null,
    };
  }, [isTable, claims, filter, selected]);
}
type Extent = 'selected' | 'shown' | 'all';

const linesShown = 12;
/** A line of a claim set can hold a whole article. */
const widthShown = 160;

/** The first lines of a file, shortened. */
function previewFile(content: string): string {
  const lines = content.slice(0, linesShown * 20_000).split('\n', linesShown);
  return lines.map((line) => (line.length > widthShown ? `${line.slice(0, widthShown)}…` : line)).join('\n');
}

/** Writes the tagged set into a file, after saying what will be in it. */
export function ExportDialog({ onClose }: { readonly onClose: () => void }) {
  const [format, setFormat] = useState<Format>('json');
  const [wanted, setWanted] = useState<Extent | null>(null);
  const [isReady, setIsReady] = useState(false);
  useEffect(() => {
    void flushDrafts().then(() => setIsReady(true));
  }, []);
  const scope = useScope();
  const collections = useOperation('collection.list', scope.collectionId ? {} : null);
  const collection = collections.data?.find(({ id }) => id === scope.collectionId);
  const extents = useExtents();
  const extent = wanted ?? (extents.selected ? 'selected' : extents.shown ? 'shown' : 'all');
  const claimIds = extent === 'all' ? null : extents[extent];
  const file = useOperation(
    'claimSet.export',
    isReady && extents.isKnown ? { format, ...scope, ...(claimIds && { claimIds }) } : null,
  );
  const { data } = file;
  const articles = useMemo(
    () => (format === 'json' && data ? (JSON.parse(data.content).article as unknown[]).length : null),
    [format, data],
  );

  const save = () => {
    if (!data) return;
    const { fileName, mediaType, content } = data;
    try {
      saveFile(fileName, mediaType, content);
      tellDone(say('shell.exportedToYourDownloads', { fileName }));
      onClose();
    } catch {
      tellFailed(say('shell.couldNotBeWritten', { fileName }));
    }
  };
  const whole = collection
    ? say('shell.allClaimsOf', { name: collection.name })
    : say('shell.allClaimsOfThe');
  return (
    <Dialog title={say('shell.export')} onClose={onClose}>
      {(extents.selected || extents.shown) && (
        <Field label={say('shell.claims')}>
          {(control) => (
            <select
              {...control}
              value={extent}
              onChange={(event) => setWanted(event.currentTarget.value as Extent)}
            >
              {extents.selected && (
                <option value="selected">
                  {say('shell.theSelectedClaims', { selected: extents.selected.length })}
                </option>
              )}
              {extents.shown && (
                <option value="shown">
                  {say('shell.theClaimsThatThe', { shown: extents.shown.length })}
                </option>
              )}
              <option value="all">{whole}</option>
            </select>
          )}
        </Field>
      )}
      <RadioGroup className={styles.formats!} value={format} onChange={(value) => setFormat(value as Format)}>
        <Label className={styles.label!}>{say('shell.format')}</Label>
        {(Object.keys(formats) as Format[]).map((name) => (
          <Radio key={name} value={name} className={styles.format!}>
            <span className={styles.dot} />
            <span>
              <strong>{say(formats[name].label)}</strong>
              <small>{say(formats[name].meaning)}</small>
            </span>
          </Radio>
        ))}
      </RadioGroup>
      {file.isError && <Failed error={file.error} onRetry={file.refetch} />}
      {file.isPending && <Loading />}
      {data && (
        <>
          <p className={styles.content}>
            {sayNodes('shell.willHoldClaimsIt', {
              fileName: data.fileName,
              strong: (name) => <strong>{name}</strong>,
              claims: data.claims,
              articles: articles ?? 0,
              hasArticles: String(articles !== null),
              collection: collection?.name ?? '',
              isCollection: String(collection !== undefined),
              size: describeSize(data.content),
            })}
          </p>
          <section
            className={styles.preview}
            aria-label={say('shell.howTheFileBegins')}
            // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls
            tabIndex={0}
          >
            <pre>{previewFile(data.content)}</pre>
          </section>
        </>
      )}
      <DialogActions>
        <Button onPress={onClose}>{say('components.cancel')}</Button>
        <Button look="primary" isDisabled={!data} onPress={save}>
          {say('shell.saveFile')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
