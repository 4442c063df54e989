import { Button } from '../../components/button.tsx';
import styles from './search-help.module.css';

const examples: readonly (readonly [query: string, meaning: string])[] = [
  ['people moved', 'both words, in any of their forms'],
  ['"people moved"', 'these words in this order'],
  ['evacuat*', 'words that begin so'],
  ['reservior~1', 'with one typing error; ~2 with two'],
  ['dam -siren', 'the first, but not the second'],
  ['tag:injuries', 'claims with this tag'],
  ['publisher:"Northgate Wire"', 'of one publisher; speaker: of whoever says it'],
  ['status:to-check', 'also verdict: and type:'],
  ['after:2026-03-13 before:2026-04', 'published in this time'],
];

/** The language of the search box, by examples that can be tried. */
export function SearchHelp({ onTry }: { readonly onTry: (query: string) => void }) {
  return (
    <div className={styles.help}>
      {examples.map(([query, meaning]) => (
        <div key={query} className={styles.line}>
          <Button onPress={() => onTry(query)}>{query}</Button>
          <span>{meaning}</span>
        </div>
      ))}
    </div>
  );
}
