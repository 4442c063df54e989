import type { Relation } from '../contract/reading.ts';
import {
  changedWords,
  type ExportedClaim,
  evidenceWords,
  isDecided,
  isSuggested,
  lostWords,
  quoteOf,
  relationWords,
} from './exported-claim.ts';

const columns: readonly [string, (row: ExportedClaim) => string | number | null][] = [
  ['id', ({ claim }) => claim.id],
  ['externalId', ({ claim }) => claim.externalId],
  ['article', ({ claim }) => claim.articleTitle],
  ['publisher', ({ claim }) => claim.publisher],
  ['published', ({ claim }) => claim.publishedAt],
  ['address', ({ address }) => address],
  ['quote', quoteOf],
  ['start', ({ claim }) => claim.anchors[0]?.start ?? null],
  ['end', ({ claim }) => claim.anchors[0]?.end ?? null],
  ['places', ({ claim }) => claim.anchors.filter(({ start }) => start !== null).length],
  ['isOrphan', ({ claim }) => (claim.isOrphan ? 'yes' : 'no')],
  ['lost', (row) => toSentences(lostWords(row))],
  ['changed', (row) => toSentences(changedWords(row))],
  ['statement', ({ claim }) => claim.statement],
  ['type', ({ claim }) => claim.type],
  ['saidBy', ({ claim }) => claim.attribution.map(({ name }) => name).join(' > ')],
  ['asOf', ({ claim }) => claim.asOf],
  ['tags', ({ claim }) => claim.tags.map(({ name }) => name).join('; ')],
  ['status', ({ claim }) => claim.status],
  ['verdict', ({ verdict }) => verdict],
  ['verdictReason', ({ claim }) => claim.verdictReason],
  ['evidence', (row) => toSentences(evidenceWords(row))],
  ['note', ({ claim }) => claim.note],
  ['conclusion', ({ conclusion }) => conclusion],
  ['agreesWith', ({ related }) => idsOf(related, 'agrees')],
  ['differsFrom', ({ related }) => idsOf(related, 'differs')],
  ['partlyAgreesWith', ({ related }) => idsOf(related, 'partly')],
  ['updates', ({ related }) => idsOf(related, 'updates', true)],
  ['updatedBy', ({ related }) => idsOf(related, 'updates', false)],
  ['repeats', ({ related }) => idsOf(related, 'repeats', true)],
  ['repeatedBy', ({ related }) => idsOf(related, 'repeats', false)],
  [
    'decidedOnOlderWording',
    ({ related }) =>
      related
        .filter((link) => isDecided(link) && link.isOutdated)
        .map(({ id }) => id)
        .join('; '),
  ],
  // The same for people: an id says nothing in a spreadsheet.
  [
    'related',
    ({ related }) =>
      related
        .filter(isDecided)
        .map((link) => `${relationWords(link)} ${link.name}`)
        .join('; '),
  ],
  [
    'suggested',
    ({ related }) =>
      related
        .filter(isSuggested)
        .map((link) => `${suggestionName(link)} ${link.id}`)
        .join('; '),
  ],
  ['createdAt', ({ claim }) => claim.createdAt],
];

/** A suggested relation from the side of its row. */
function suggestionName({ relation, isSubject }: ExportedClaim['related'][number]): string {
  if (relation === 'updates') return isSubject ? 'updates' : 'updatedBy';
  if (relation === 'repeats') return isSubject ? 'repeats' : 'repeatedBy';
  return relation;
}

const toSentences = (told: readonly (readonly [string, string])[]) =>
  told.map(([what, words]) => `${what}: ${words}`).join('; ');

/** The claims of which a person decided this relation. */
function idsOf(related: ExportedClaim['related'], relation: Relation, isSubject?: boolean): string {
  return related
    .filter(
      (link) =>
        isDecided(link) &&
        link.relation === relation &&
        (isSubject === undefined || link.isSubject === isSubject),
    )
    .map(({ id }) => id)
    .join('; ');
}

/**
 * The claims as CSV (RFC 4180: CRLF, quotes doubled), one row each, UTF-8 with a byte order mark, which
 * spreadsheets need to see that it is UTF-8.
 * A value that a spreadsheet would run as a formula gets an apostrophe before it, and so does a value that
 * already begins with apostrophes before such a sign; taking one apostrophe off gives the value back.
 */
export function writeCsv(rows: readonly ExportedClaim[]): string {
  const lines = [columns.map(([name]) => name), ...rows.map((row) => columns.map(([, read]) => read(row)))];
  return `\ufeff${lines.map((line) => line.map(toCell).join(',')).join('\r\n')}\r\n`;
}

function toCell(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  // OWASP's list of the characters with which a spreadsheet formula can begin.
  const safe = /^'*[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
