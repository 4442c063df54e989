import { type CSSProperties, memo, type ReactNode } from 'react';
import type { Block } from '../../src/contract/model.ts';
import { Button } from '../components/button.tsx';
import { inOwnLanguage, say } from '../words/index.ts';
import { ArticleTable } from './article-table.tsx';
import styles from './article-text.module.css';
import { groupBlocks } from './block-groups.ts';

interface Props {
  readonly text: string;
  readonly blocks: readonly Block[];
  /** Of the file that the text was read from. */
  readonly mediaType: string;
  /** The block whose words are the article's title, if the text has it. */
  readonly titleBlockId: string | null;
  /** Stands under the title. */
  readonly byLine: ReactNode;
  /** Brings blocks back that were set aside; without it they stay where they are. */
  readonly onBringBack?: (blockIds: string[]) => void;
}

type ShownBlock = Block & { readonly content: string };

/** A block's text without the white space around it, and where that begins. A row may begin with an empty cell. */
function showBlock(text: string, block: Block): ShownBlock {
  const whole = text.slice(block.start, block.end);
  const content = block.role === 'table-row' ? whole.replace(/^[^\S\t]+|[^\S\t]+$/g, '') : whole.trim();
  const start = block.start + Math.max(0, whole.indexOf(content));
  return { ...block, start, end: start + content.length, content };
}

const elements = {
  heading: 'h2',
  paragraph: 'p',
  quote: 'blockquote',
  'list-item': 'li',
  caption: 'p',
  'table-row': 'p',
} as const;

/** Whose line ends are printed ones; in other files they stand where somebody wrapped the text, and it runs on. */
const withPrintedLines: ReadonlySet<string> = new Set([
  'text/html',
  'text/markdown',
  'application/xml',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
]);

/** So many letters stand in a line at the usual width and size of the text. */
const usualLine = 74;

interface BlockProps {
  readonly block: ShownBlock;
  readonly as?: 'h1' | 'p';
  readonly keepsLines: boolean;
}

function BlockText({ block, as, keepsLines }: BlockProps) {
  const Element = as ?? elements[block.role];
  const lines = (keepsLines ? block.content.split('\n') : [block.content]).map(({ length }) =>
    Math.max(1, Math.ceil(length / usualLine)),
  );
  return (
    <Element
      data-start={block.start}
      className={styles[block.role]}
      data-keeps-lines={lines.length > 1 || undefined}
      dir="auto"
      style={{ '--lines': lines.reduce((sum, count) => sum + count) } as CSSProperties}
    >
      {block.content}
    </Element>
  );
}

const excerptLength = 70;

/** The beginning of what was set aside, line by line. */
function excerpt(blocks: readonly ShownBlock[]): string {
  const words = blocks.map(({ content }) => content.replaceAll(/\s+/g, ' ')).join(' · ');
  return words.length > excerptLength ? `${words.slice(0, excerptLength).trimEnd()}…` : words;
}

/** The article as its editor reads it: the text in its blocks, what was set aside folded away. */
export const ArticleText = memo(function ArticleText(props: Props) {
  const { text, blocks, mediaType, titleBlockId, byLine, onBringBack } = props;
  const keepsLines = withPrintedLines.has(mediaType);
  const shown = blocks.map((block) => showBlock(text, block)).filter(({ content }) => content !== '');
  return groupBlocks(shown).map((group) => {
    const [first] = group.blocks;
    const key = first!.id;
    if (group.kind === 'set-aside') {
      const bringBack = onBringBack && (() => onBringBack(group.blocks.map(({ id }) => id)));
      return (
        <details
          key={key}
          className={styles.setAside}
          onKeyDown={(event) => {
            if (
              !bringBack ||
              event.key.toLowerCase() !== 'x' ||
              event.ctrlKey ||
              event.metaKey ||
              event.altKey
            )
              return;
            event.preventDefault();
            bringBack();
          }}
        >
          <summary {...inOwnLanguage()}>
            {say('reading.linesSetAside', { count: group.blocks.length, excerpt: excerpt(group.blocks) })}
          </summary>
          {bringBack && (
            <span {...inOwnLanguage()}>
              <Button look="quiet" shortcut="set-aside" onPress={bringBack}>
                {say('reading.bringBack')}
              </Button>
            </span>
          )}
          {group.blocks.map((block) => (
            <BlockText key={block.id} block={block} as="p" keepsLines={keepsLines} />
          ))}
        </details>
      );
    }
    if (group.kind === 'list') {
      return (
        <ul key={key} className={styles.list}>
          {group.blocks.map((block) => (
            <BlockText key={block.id} block={block} keepsLines={keepsLines} />
          ))}
        </ul>
      );
    }
    if (group.kind === 'table') return <ArticleTable key={key} text={text} rows={group.blocks} />;
    if (first!.id === titleBlockId) {
      return (
        <header key={key} className={styles.title}>
          <BlockText block={first!} as="h1" keepsLines={keepsLines} />
          {byLine}
        </header>
      );
    }
    return <BlockText key={key} block={first!} keepsLines={keepsLines} />;
  });
});
