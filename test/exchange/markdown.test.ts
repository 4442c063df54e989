import fc from 'fast-check';
import type { Nodes } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { toString as toText } from 'mdast-util-to-string';
import { expect, test } from 'vitest';
import { writeMarkdown } from '../../src/exchange/index.ts';
import { exportedClaim } from '../support/exported-claim.ts';
import { heardClaim } from '../support/heard-claim.ts';

/** What the reader of the file sees: its kinds of nodes, and the text of the quotation. */
function read(markdown: string) {
  const tree = fromMarkdown(markdown);
  const kinds = new Set<string>();
  const visit = (node: Nodes) => {
    kinds.add(node.type);
    if ('children' in node) for (const child of node.children) visit(child);
  };
  visit(tree);
  return { kinds, quoted: toText(tree.children.find(({ type }) => type === 'blockquote')) };
}
const ours = ['root', 'heading', 'text', 'paragraph', 'emphasis', 'strong', 'blockquote', 'list', 'listItem'];

test('a report says of each article what it claims, what was found and decided, and counts what is only suggested', () => {
  const claim = {
    ...heardClaim,
    articleId: heardClaim.id,
    articleTitle: 'Weir open',
    publisher: 'Post',
    publishedAt: '2026-03-02T08:00:00.000Z',
    wording: 'The weir was opened on Monday',
    status: 'done' as const,
    verdictReason: 'Seen on the spot',
  };
  const link = { id: 'x', isSubject: false, confidence: null, isOutdated: false };
  const related = [
    { ...link, relation: 'updates' as const, name: 'Daily: “on Tuesday”' },
    { ...link, relation: 'agrees' as const, name: 'Record: “on Monday”', confidence: 0.9 },
  ];
  expect(writeMarkdown('Rivers', [{ ...exportedClaim(claim), verdict: 'True', related }])).toBe(
    `# Rivers

## Weir open

_Post, 2026-03-02_

> The weir was opened on Monday

- **Said by**: Herald, quoted by the mayor
- **Type**: other
- **Status**: done
- **Verdict**: True: Seen on the spot
- **Is updated by**: Daily: “on Tuesday”
- **Suggested links that nobody has decided**: 1
`,
  );
});

test('no words of an article become markup, and all of them stand there', () => {
  const tricky = fc.array(
    fc.constantFrom(
      ...[
        '<',
        '>',
        '![',
        '](javascript:alert(1))',
        '[a]: http://b',
        '`',
        '*',
        '_',
        '~~~',
        '&lt;',
        '\\',
        '\n',
      ],
      ...[
        '    ',
        '1. ',
        '- ',
        '# ',
        '> ',
        '---',
        '<script>',
        '<!--',
        'a',
        ' ',
        '|',
        'https://a.example',
        '=',
      ],
    ),
  );
  fc.assert(
    fc.property(
      fc.oneof(
        tricky.map((parts) => parts.join('')),
        fc.string({ unit: 'grapheme' }),
      ),
      (words) => {
        const claim = {
          ...heardClaim,
          articleTitle: words,
          publisher: words,
          wording: words,
          note: words,
          tags: [{ id: heardClaim.id, name: words, parentId: null, colour: null, description: '' }],
        };
        const { kinds, quoted } = read(writeMarkdown(words, [{ ...exportedClaim(claim), verdict: words }]));
        expect([...kinds].filter((kind) => !ours.includes(kind))).toEqual([]);
        expect(quoted).toBe(words.replaceAll(/\s+/g, ' ').trim());
      },
    ),
    { numRuns: 500 },
  );
});
