import { Button } from '../../components/button.tsx';
import { type PlainWord, say } from '../../words/index.ts';
import styles from './search-help.module.css';

const examples: readonly (readonly [query: string, meaning: PlainWord])[] = [
  ['people moved', 'search.bothWordsInAny'],
  ['"people moved"', 'search.theseWordsInThis'],
  ['dam OR levee', 'search.oneOfThem'],
  ['evacuat*', 'search.wordsThatBeginSo'],
  ['reservior~1', 'search.withOneTypingError'],
  ['dam -siren', 'search.theFirstButNot'],
  ['tag:injuries', 'search.claimsWithThisTag'],
  ['publisher:"Northgate Wire"', 'search.ofOnePublisherSpeaker'],
  ['status:to-check', 'search.alsoVerdictAndType'],
  ['after:2026-03-13 before:2026-04', 'search.publishedInThisTime'],
];

/** The language of the search box, by examples that can be tried. */
export function SearchHelp({ onTry }: { readonly onTry: (query: string) => void }) {
  return (
    <div className={styles.help}>
      {examples.map(([query, meaning]) => (
        <div key={query} className={styles.line}>
          <Button onPress={() => onTry(query)}>{query}</Button>
          <span>{say(meaning)}</span>
        </div>
      ))}
    </div>
  );
}
