import { type FormEvent, useState } from 'react';
import { readLanguageTag } from '../../../src/contract/language.ts';
import type { ArticleDetail, Provenance } from '../../../src/contract/model.ts';
import type { ArticleDetails } from '../../../src/contract/operations.ts';
import type { ArticleSummary } from '../../../src/contract/views.ts';
import { runCommand, useOperation } from '../../api.ts';
import { Button } from '../../components/button.tsx';
import { formatDate, parseDate, writeDate } from '../../components/dates.ts';
import { Dialog, DialogActions } from '../../components/dialog.tsx';
import { Field } from '../../components/field.tsx';
import { useKept } from '../../components/kept.ts';
import { type PlainWord, say, sayParts } from '../../words/index.ts';
import styles from './article-details-dialog.module.css';

interface Props {
  readonly article: ArticleSummary;
  readonly onClose: () => void;
}

/** Where a detail was found, in an editor's words. */
const origins: Readonly<Record<Provenance, PlainWord>> = {
  'json-ld': 'library.fromThePagesData',
  microdata: 'library.fromThePagesDataFor',
  meta: 'library.fromTheHeadOf',
  markup: 'library.asThePageMarks',
  printed: 'library.asItIsPrinted',
  document: 'library.fromTheFilesProperties',
  message: 'library.fromTheHeadOfThe',
  feed: 'library.fromTheFeed',
  table: 'library.fromTheTable',
  'file-name': 'library.theFilesName',
  address: 'library.fromTheAddress',
  clipboard: 'library.fromTheClipboard',
  editor: 'library.putInByHand',
};

/** The details that are written as they are. */
const plain = ['title', 'publisher', 'author', 'language', 'address', 'canonicalAddress'] as const;
type Plain = (typeof plain)[number];
const labels: Readonly<Record<Plain, PlainWord>> = {
  title: 'library.title',
  publisher: 'library.publisher',
  author: 'library.author',
  language: 'library.language',
  address: 'library.address',
  canonicalAddress: 'library.theAddressItGives',
};

const orNull = (text: string) => (text.trim() === '' ? null : text.trim());

/** What is known of an article beside its text, where each of it was found, and how it is put right. */
export function ArticleDetailsDialog({ article, onClose }: Props) {
  const publishers = useOperation('publisher.list', {});
  const known = {
    ...(Object.fromEntries(plain.map((detail) => [detail, article[detail] ?? ''])) as Record<Plain, string>),
    published: writeDate(article.publishedAt),
    updated: writeDate(article.updatedAt),
  };
  const [words, keep] = useKept(`details ${article.id}`, known);
  const change = (changed: Partial<typeof known>) => keep({ ...words, ...changed });
  const { published, updated } = words;
  const isChanged = JSON.stringify(words) !== JSON.stringify(known);
  const end = () => {
    keep(null);
    onClose();
  };
  const [failure, setFailure] = useState<string | null>(null);
  const language = readLanguageTag(words.language);
  const isLanguage = language !== null || ['', article.language].includes(words.language.trim());
  const publishedAt = readDate(published, article.publishedAt, language);
  const updatedAt = readDate(updated, article.updatedAt, language);
  const errors: Readonly<Partial<Record<Plain, string>>> = {
    ...(words.title.trim() === '' && { title: say('library.anArticleNeedsA') }),
    ...(!isLanguage && { language: say('library.writeALanguage') }),
  };
  const isReady = publishedAt !== undefined && updatedAt !== undefined && Object.keys(errors).length === 0;

  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (!isReady) return;
    // Only what was written anew: what stays as it was found keeps where it was found.
    const patch: Partial<ArticleDetails> = {
      ...Object.fromEntries(
        plain
          .filter((detail) => words[detail].trim() !== (article[detail] ?? ''))
          .map((detail) => [detail, orNull(words[detail])]),
      ),
      ...(publishedAt !== article.publishedAt && { publishedAt }),
      ...(updatedAt !== article.updatedAt && { updatedAt }),
    };
    if (Object.keys(patch).length === 0) return end();
    const result = await runCommand('article.update', { id: article.id, ...patch });
    if (result.ok) end();
    else setFailure(result.error.message);
  };

  /** Where it was found, as long as it is what was found. */
  const originOf = (detail: ArticleDetail, isKept: boolean) => {
    const origin = article.provenance[detail];
    return isKept && article[detail] !== null && origin ? say(origins[origin]) : '';
  };
  const field = (detail: Plain, list?: string) => (
    <Field
      label={say(labels[detail])}
      hint={originOf(detail, words[detail].trim() === (article[detail] ?? ''))}
      error={errors[detail] ?? null}
    >
      {(control) => (
        <input
          {...control}
          list={list}
          value={words[detail]}
          onChange={(event) => change({ [detail]: event.currentTarget.value })}
        />
      )}
    </Field>
  );
  const dateField = (
    label: string,
    detail: 'publishedAt' | 'updatedAt',
    text: string,
    onChange: (text: string) => void,
  ) => {
    const at = readDate(text, article[detail], language);
    const zone = detail === 'publishedAt' ? article.publishedZone : article.updatedZone;
    const isKept = text === writeDate(article[detail]);
    const origin = originOf(detail, isKept);
    const shown =
      at &&
      (isKept && zone && zone !== '+00:00'
        ? say('library.printedAtUtc', { date: formatDate(at), zone })
        : formatDate(at));
    return (
      <Field
        label={label}
        hint={sayParts([shown ?? say('library.aDayOrA'), origin], ', ')}
        error={at === undefined ? say('library.writeDayOrUtc') : null}
      >
        {(control) => (
          <input
            {...control}
            value={text}
            placeholder="2026-03-14 21:40"
            onChange={(event) => onChange(event.currentTarget.value)}
          />
        )}
      </Field>
    );
  };

  return (
    <Dialog title={say('library.editDetails')} keepsOpen={isChanged} onClose={onClose}>
      <form className={styles.form} onSubmit={(event) => void save(event)}>
        {field('title')}
        <div className={styles.pair}>
          {field('publisher', 'publisher-names')}
          {field('author')}
        </div>
        <datalist id="publisher-names">
          {publishers.data?.map(({ id, name }) => (
            <option key={id} value={name} />
          ))}
        </datalist>
        <div className={styles.pair}>
          {dateField(say('library.published'), 'publishedAt', published, (text) =>
            change({ published: text }),
          )}
          {dateField(say('library.updated'), 'updatedAt', updated, (text) => change({ updated: text }))}
        </div>
        {field('address')}
        <div className={styles.pair}>
          {field('canonicalAddress')}
          {field('language')}
        </div>
        {failure && (
          <p role="alert" className={styles.failure}>
            {failure}
          </p>
        )}
        <DialogActions>
          <Button onPress={end}>{isChanged ? say('components.discard') : say('components.cancel')}</Button>
          <Button look="primary" type="submit" isDisabled={!isReady}>
            {say('components.save')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}

/** Untouched text keeps the seconds that its written form leaves out; undefined for what is no date. */
function readDate(text: string, kept: string | null, language: string | null): string | null | undefined {
  return text === writeDate(kept) ? kept : parseDate(text, language);
}
