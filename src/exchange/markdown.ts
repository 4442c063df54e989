import type { BlockContent, ListItem, Paragraph, RootContent } from 'mdast';
import { toMarkdown } from 'mdast-util-to-markdown';
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

/**
 * The claims as CommonMark: a section for each article with its claims in their order, what was found of each, and
 * the decided relations; how many are only suggested is said by their number. Quoted is what stands in the newest
 * revision. Every word of an article is text there, whatever it looks like: no markup, link or HTML comes of it.
 */
export function writeMarkdown(title: string, rows: readonly ExportedClaim[]): string {
  const sections = Map.groupBy(rows, ({ claim }) => claim.articleId);
  return toMarkdown(
    {
      type: 'root',
      children: [
        { type: 'heading', depth: 1, children: [plain(title)] },
        ...[...sections.values()].flatMap(toSection),
      ],
    },
    { bullet: '-', emphasis: '_' },
  );
}

/** Line ends too become spaces: a line of its own could begin a block. */
const plain = (text: string) => ({ type: 'text', value: text.replaceAll(/\s+/g, ' ').trim() }) as const;
const paragraph = (...children: Paragraph['children']): Paragraph => ({ type: 'paragraph', children });

function toSection(rows: readonly ExportedClaim[]): RootContent[] {
  const { articleTitle, publisher, publishedAt } = rows[0]!.claim;
  const source = [publisher, publishedAt?.slice(0, 10), rows[0]!.address].filter(Boolean).join(', ');
  return [
    { type: 'heading', depth: 2, children: [plain(articleTitle ?? 'Heard')] },
    ...(source ? [paragraph({ type: 'emphasis', children: [plain(source)] })] : []),
    ...rows.flatMap(toClaim),
  ];
}

function toClaim(row: ExportedClaim): BlockContent[] {
  const { claim, verdict, related } = row;
  const { wording, anchors, statement, attribution, asOf, tags, status, verdictReason, note, type } = claim;
  const suggested = related.filter(isSuggested).length;
  const told = [...lostWords(row), ...changedWords(row)];
  const facts: (readonly [string, string | null])[] = [
    ...told.map(([name, words]) => [capitalise(name), words] as const),
    ['Statement', anchors.length > 0 ? statement : null],
    ['Said by', attribution.map(({ name }) => name).join(', quoted by ')],
    ['As of', asOf],
    ['Type', type],
    ['Tags', tags.map(({ name }) => name).join(', ')],
    ['Status', status.replace('-', ' ')],
    ['Verdict', [verdict, verdictReason].filter(Boolean).join(': ')],
    ...evidenceWords(row).map(([name, words]) => [capitalise(name), words] as const),
    ['Note', note],
    ...related.filter(isDecided).map((link) => [capitalise(relationWords(link)), link.name] as const),
    ['Conclusion', row.conclusion],
    ['Suggested links that nobody has decided', suggested > 0 ? String(suggested) : null],
  ];
  const items = facts.flatMap(([name, value]): ListItem[] =>
    value
      ? [
          {
            type: 'listItem',
            spread: false,
            children: [
              paragraph(
                { type: 'strong', children: [plain(name)] },
                { type: 'text', value: ': ' },
                plain(value),
              ),
            ],
          },
        ]
      : [],
  );
  const quote = anchors.length > 0 ? quoteOf(row) : wording;
  // What begins with a list would go on with the one before.
  const head: BlockContent = quote
    ? { type: 'blockquote', children: [paragraph(plain(quote))] }
    : paragraph(plain('A claim whose words have no place in the newest text:'));
  return [head, { type: 'list', ordered: false, spread: false, children: items }];
}

const capitalise = (words: string) => words[0]!.toUpperCase() + words.slice(1);
