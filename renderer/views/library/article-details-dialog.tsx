import { type FormEvent, useState } from 'react';
import type { ArticleSummary } from '../../../src/contract/views.ts';
import { runCommand, useOperation } from '../../api.ts';
import { Button } from '../../components/button.tsx';
import { formatDate, parseDate, writeDate } from '../../components/dates.ts';
import { Dialog, DialogActions } from '../../components/dialog.tsx';
import { Field } from '../../components/field.tsx';
import styles from './article-details-dialog.module.css';

interface Props {
  readonly article: ArticleSummary;
  readonly onClose: () => void;
}

const orNull = (text: string) => (text.trim() === '' ? null : text.trim());

/** Who published an article, when, and under which title. */
export function ArticleDetailsDialog({ article, onClose }: Props) {
  const publishers = useOperation('publisher.list', {});
  const [title, setTitle] = useState(article.title);
  const [publisher, setPublisher] = useState(article.publisher ?? '');
  const [author, setAuthor] = useState(article.author ?? '');
  const [published, setPublished] = useState(writeDate(article.publishedAt));
  const [address, setAddress] = useState(article.address ?? '');
  const [failure, setFailure] = useState<string | null>(null);
  // Untouched text keeps the seconds that its written form leaves out.
  const isDateKept = published === writeDate(article.publishedAt);
  const publishedAt = isDateKept ? article.publishedAt : parseDate(published);

  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (publishedAt === undefined || title.trim() === '') return;
    const result = await runCommand('article.update', {
      id: article.id,
      title: title.trim(),
      publisher: orNull(publisher),
      author: orNull(author),
      publishedAt,
      address: orNull(address),
    });
    if (result.ok) onClose();
    else setFailure(result.error.message);
  };

  return (
    <Dialog title="Edit details" onClose={onClose}>
      <form className={styles.form} onSubmit={(event) => void save(event)}>
        <Field label="Title" error={title.trim() === '' ? 'An article needs a title.' : null}>
          {(control) => (
            <input {...control} value={title} onChange={(event) => setTitle(event.currentTarget.value)} />
          )}
        </Field>
        <div className={styles.pair}>
          <Field label="Publisher">
            {(control) => (
              <input
                {...control}
                value={publisher}
                list="publisher-names"
                onChange={(event) => setPublisher(event.currentTarget.value)}
              />
            )}
          </Field>
          <Field label="Author">
            {(control) => (
              <input {...control} value={author} onChange={(event) => setAuthor(event.currentTarget.value)} />
            )}
          </Field>
        </div>
        <datalist id="publisher-names">
          {publishers.data?.map(({ id, name }) => (
            <option key={id} value={name} />
          ))}
        </datalist>
        <Field
          label="Published"
          hint={publishedAt ? formatDate(publishedAt) : 'A day, or a day and a time in UTC'}
          error={
            publishedAt === undefined
              ? 'Write a day like 2026-03-14, or with a time in UTC like 2026-03-14 21:40.'
              : null
          }
        >
          {(control) => (
            <input
              {...control}
              value={published}
              placeholder="2026-03-14 21:40"
              onChange={(event) => setPublished(event.currentTarget.value)}
            />
          )}
        </Field>
        <Field label="Address">
          {(control) => (
            <input {...control} value={address} onChange={(event) => setAddress(event.currentTarget.value)} />
          )}
        </Field>
        {failure && (
          <p role="alert" className={styles.failure}>
            {failure}
          </p>
        )}
        <DialogActions>
          <Button onPress={onClose}>Cancel</Button>
          <Button look="primary" type="submit" isDisabled={publishedAt === undefined || title.trim() === ''}>
            Save
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
