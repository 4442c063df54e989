import type Database from 'better-sqlite3';

/** Of a print that stands in very many texts only the first count: three times as many as are compared word by word. */
const mostTextsOfPrint = 64;

interface PrintIndex {
  add(text: number, prints: readonly number[]): void;
  /** False: it has to be read anew, as a text that was passed over may count now. */
  remove(text: number, prints: readonly number[]): boolean;
  textsWith(print: number): number[];
  /** How many prints a text has; 0 where it is not held. */
  sizeOf(text: number): number;
}

/**
 * Texts that have prints in common. What a text's prints are is stored with it; the other way around they are held in
 * memory, from the first question on: as rows the prints of one text would lie on as many pages as there are of them,
 * and each import would write those pages. Sixteen bytes a print, some forty prints an article.
 */
export function openPrints(db: Database.Database) {
  const selectAll = db.prepare('SELECT number, prints FROM indexed_text ORDER BY number').raw();
  const printsOf = db.prepare('SELECT prints FROM indexed_text WHERE number = ?').pluck();
  /** Null until somebody asks. */
  let index: PrintIndex | null = null;

  function read(): PrintIndex {
    const read = openPrintIndex();
    for (const [text, prints] of selectAll.iterate() as Iterable<[number, string]>)
      read.add(text, JSON.parse(prints) as number[]);
    return read;
  }

  const storedPrints = (text: number) => JSON.parse(printsOf.get(text) as string) as number[];

  return {
    /** The prints of a text that was just stored. */
    add: (text: number, prints: readonly number[]) => index?.add(text, prints),
    /** Before the text goes. */
    remove(text: number): void {
      if (index?.remove(text, storedPrints(text)) === false) index = null;
    },
    /** What was just changed has been taken back. */
    forget: () => {
      index = null;
    },

    /**
     * The texts that have a tenth of the shorter's prints in common with this one, most first: what all articles of one
     * house print under their texts is less.
     */
    sharing(text: number, limit: number): number[] {
      index ??= read();
      const { textsWith, sizeOf } = index;
      const own = storedPrints(text);
      const shared = new Map<number, number>();
      for (const print of own)
        for (const other of textsWith(print))
          if (other !== text) shared.set(other, (shared.get(other) ?? 0) + 1);
      return [...shared]
        .filter(([other, count]) => count * 10 >= Math.min(own.length, sizeOf(other)))
        .sort(([x, ofX], [y, ofY]) => ofY - ofX || x - y)
        .slice(0, limit)
        .map(([other]) => other);
    },
  };
}

/** No entry follows. */
const end = -1;
/** The entry's text is not held any more. */
const removed = 0;

/** For each slot a chain of entries, the newest first. */
function openPrintIndex(): PrintIndex {
  /** By the number of the text: numbers begin at 1 and leave few out. */
  let sizes = new Int32Array(2 ** 10);
  /** By slot: the first entry. A power of two, and as many as there is room for entries. */
  let first = new Int32Array(2 ** 12).fill(end);
  /** By entry. */
  let [prints, texts, next] = [0, 0, 0].map(() => new Int32Array(first.length)) as [
    Entries,
    Entries,
    Entries,
  ];
  let count = 0;

  const slotOf = (print: number) => print & (first.length - 1);

  function grow(): void {
    const [oldPrints, oldTexts, old] = [prints, texts, count];
    first = new Int32Array(first.length * 2).fill(end);
    [prints, texts, next] = [0, 0, 0].map(() => new Int32Array(first.length)) as [Entries, Entries, Entries];
    count = 0;
    for (let entry = 0; entry < old; entry++)
      if (oldTexts[entry] !== removed) put(oldPrints[entry]!, oldTexts[entry]!);
  }

  function put(print: number, text: number): void {
    if (count === first.length) grow();
    prints[count] = print;
    texts[count] = text;
    next[count] = first[slotOf(print)]!;
    first[slotOf(print)] = count++;
  }

  /** The entries of a print whose texts are held. */
  function entriesOf(print: number): number[] {
    const entries: number[] = [];
    for (let entry = first[slotOf(print)]!; entry !== end; entry = next[entry]!)
      if (prints[entry] === print && texts[entry] !== removed) entries.push(entry);
    return entries;
  }

  function hasRoom(print: number): boolean {
    let held = 0;
    for (let entry = first[slotOf(print)]!; entry !== end; entry = next[entry]!)
      if (prints[entry] === print && texts[entry] !== removed) held++;
    return held < mostTextsOfPrint;
  }

  return {
    add(text, own) {
      while (text >= sizes.length) sizes = withRoom(sizes);
      sizes[text] = own.length;
      for (const print of own) if (hasRoom(print)) put(print, text);
    },
    remove(text, own) {
      sizes[text] = 0;
      let isWhole = true;
      for (const print of own) {
        const entries = entriesOf(print);
        isWhole &&= entries.length < mostTextsOfPrint;
        for (const entry of entries) if (texts[entry] === text) texts[entry] = removed;
      }
      return isWhole;
    },
    textsWith: (print) => entriesOf(print).map((entry) => texts[entry]!),
    sizeOf: (text) => sizes[text] ?? 0,
  };
}

type Entries = Int32Array<ArrayBuffer>;

function withRoom(numbers: Entries): Entries {
  const more = new Int32Array(numbers.length * 2);
  more.set(numbers);
  return more;
}
