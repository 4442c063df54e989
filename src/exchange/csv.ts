import type { Relation } from '../contract/reading.ts';
import type { ClaimView } from '../contract/views.ts';

/** A claim with what other claims say of it, by their ids. */
export interface CsvClaim {
  readonly claim: ClaimView;
  readonly verdict: string | null;
  /** `isSubject`: this claim is the one that updates or repeats the other; `confidence` null: a person decided. */
  readonly related: readonly {
    relation: Relation;
    id: string;
    /** The other claim as people know it: who prints it, and its words. */
    name: string;
    isSubject: boolean;
    confidence: number | null;
  }[];
}

const columns: readonly [string, (row: CsvClaim) => string | number | null][] = [
  ['id', ({ claim }) => claim.id],
  ['externalId', ({ claim }) => claim.externalId],
  ['article', ({ claim }) => claim.articleTitle],
  ['publisher', ({ claim }) => claim.publisher],
  ['published', ({ claim }) => claim.publishedAt],
  ['quote', ({ claim }) => (claim.anchors.length ? claim.wording : null)],
  ['start', ({ claim }) => claim.anchors[0]?.start ?? null],
  ['end', ({ claim }) => claim.anchors[0]?.end ?? null],
  ['places', ({ claim }) => claim.anchors.length],
  ['isOrphan', ({ claim }) => (claim.isOrphan ? 'yes' : 'no')],
  ['statement', ({ claim }) => claim.statement],
  ['type', ({ claim }) => claim.type],
  ['saidBy', ({ claim }) => claim.attribution.map(({ name }) => name).join(' > ')],
  ['asOf', ({ claim }) => claim.asOf],
  ['tags', ({ claim }) => claim.tags.map(({ name }) => name).join('; ')],
  ['status', ({ claim }) => claim.status],
  ['verdict', ({ verdict }) => verdict],
  ['verdictReason', ({ claim }) => claim.verdictReason],
  ['note', ({ claim }) => claim.note],
  ['agreesWith', ({ related }) => idsOf(related, 'agrees')],
  ['differsFrom', ({ related }) => idsOf(related, 'differs')],
  ['partlyAgreesWith', ({ related }) => idsOf(related, 'partly')],
  ['updates', ({ related }) => idsOf(related, 'updates', true)],
  ['updatedBy', ({ related }) => idsOf(related, 'updates', false)],
  ['repeats', ({ related }) => idsOf(related, 'repeats', true)],
  ['repeatedBy', ({ related }) => idsOf(related, 'repeats', false)],
  // The same for people: an id says nothing in a spreadsheet.
  [
    'related',
    ({ related }) =>
      related
        .filter(({ confidence }) => confidence === null)
        .map(({ relation, isSubject, name }) => `${relationWords(relation, isSubject)} ${name}`)
        .join('; '),
  ],
  // What nobody has decided stands apart: a suggestion is no finding.
  [
    'suggested',
    ({ related }) =>
      related
        .filter(isSuggested)
        .map(({ relation, id }) => `${relation} ${id}`)
        .join('; '),
  ],
  ['createdAt', ({ claim }) => claim.createdAt],
];

const isSuggested = ({ confidence, relation }: CsvClaim['related'][number]) =>
  confidence !== null && relation !== 'discusses';

/** A relation from the side of one claim, in words. */
function relationWords(relation: Relation, isSubject: boolean): string {
  const words: Readonly<Record<Relation, string>> = {
    agrees: 'agrees with',
    differs: 'differs from',
    partly: 'agrees partly with',
    updates: isSubject ? 'updates' : 'is updated by',
    repeats: isSubject ? 'repeats' : 'is repeated by',
    discusses: 'discusses the same as',
    unrelated: 'has nothing to do with',
  };
  return words[relation];
}

/** The claims of which a person decided this relation. */
function idsOf(related: CsvClaim['related'], relation: Relation, isSubject?: boolean): string {
  return related
    .filter(
      (link) =>
        link.confidence === null &&
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
export function writeCsv(rows: readonly CsvClaim[]): string {
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
