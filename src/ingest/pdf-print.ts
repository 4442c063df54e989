/** A line at the edge of a page as a browser prints it: told by its form, whatever language it is set in. */
export interface PrintedEdge {
  /** It says when the page was printed or where it is, whatever stands beside it: its title. */
  readonly isHead: boolean;
  /** It says two of these and nothing else: when, where, which page of how many. */
  readonly isFoot: boolean;
  /** Where the page is; null where that is not printed, cut to fit, or on a disk. */
  readonly address: string | null;
}

const address = /(?<!\S)(?:https?|file|about|blob|data|chrome|[a-z]+-extension|view-source):\S+/i;
/** "1/3", "1 of 3", "Seite 1 von 3". */
const pageOfPages = /(?<!\S)(?:\p{L}{1,8} )?\d{1,4} ?(?:\/|\p{L}{1,5}) ?\d{1,4}(?!\S)/u;
/** "11/30/26, 12:16 PM", "30.11.2026, 12:16", "2026. 11. 30. 오후 12:16". */
const moment =
  /(?<!\S)\d{1,4}[./-] ?\d{1,2}[./-] ?\d{1,4}[.,]? (?:\p{L}{1,3} )?\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?: ?[ap]\.? ?m\.?)?(?!\S)/iu;

/** Reads the first or the last line of a page, with spaces between its parts. */
export function readPrintedEdge(line: string): PrintedEdge {
  let rest = line.replace(/\s+/g, ' ');
  const take = (part: RegExp) => {
    const found = part.exec(rest)?.[0] ?? null;
    if (found !== null) rest = rest.replace(found, ' ');
    return found;
  };
  const url = take(address);
  const time = take(moment);
  const count = take(pageOfPages);
  const told = [url, time, count].filter((found) => found !== null).length;
  return {
    isHead: url !== null || time !== null,
    isFoot: told >= 2 && rest.trim() === '',
    address: url && /^https?:/i.test(url) && !/…|\.\.\./.test(url) ? url : null,
  };
}
