import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ask, type Connection, connect, runJob } from '../../src/connect.ts';
import { findProgram } from '../../src/program.ts';
import { openSample } from '../../src/sample.ts';

const program = findProgram(new URL('../../src/cli.ts', import.meta.url).href);

/** The addresses that the pictures need, by what they show. */
export interface GalleryLibrary {
  readonly file: string;
  readonly articleIds: readonly string[];
  readonly claimIds: readonly string[];
}

async function takeIds(connection: Connection): Promise<Omit<GalleryLibrary, 'file'>> {
  const articles = await ask(connection, 'article.list', {});
  const claims = await ask(connection, 'claim.list', {});
  const busiest = claims.toSorted(
    (x, y) => y.relations.differs + y.relations.agrees - x.relations.differs - x.relations.agrees,
  );
  const [first] = busiest;
  const links = first ? await ask(connection, 'link.list', { claimId: first.id }) : [];
  const paired = links.flatMap(({ sideA, sideB }) => [sideA.articleId, sideB.articleId]);
  const ids = [first?.articleId, ...paired, ...articles.map(({ id }) => id)];
  return {
    /** The first two have something to say to each other. */
    articleIds: [...new Set(ids.filter((id) => typeof id === 'string'))],
    claimIds: busiest.map(({ id }) => id),
  };
}

/** Gives claims of these words a verdict: only with one is a claim found as checked before. */
async function judge(connection: Connection, words: string): Promise<void> {
  const ratings = await ask(connection, 'rating.list', {});
  const verdictId = ratings.find(({ needsTwoSources }) => !needsTwoSources)!.id;
  const claims = await ask(connection, 'claim.list', {});
  for (const { id } of claims.filter(({ wording }) => wording.startsWith(words)).slice(0, 3))
    await ask(connection, 'claim.update', { id, verdictId });
}

function open(file: string, folder: string): Promise<Connection> {
  return connect(program.startProcess, {
    library: file,
    create: true,
    stateFolder: join(folder, 'claimbench'),
    editorName: 'Ada Quill',
    isSample: false,
  });
}

/** Nothing in it. */
export async function makeEmpty(folder: string): Promise<GalleryLibrary> {
  const file = join(folder, 'Empty.claimbench');
  const connection = await open(file, folder);
  await connection.close();
  return { file, articleIds: [], claimIds: [] };
}

/** What a newcomer sees first. */
export async function makeSample(folder: string): Promise<GalleryLibrary> {
  const connection = await openSample({
    startProcess: program.startProcess,
    userFolder: join(folder, 'claimbench'),
    sampleFolder: program.sampleFolder,
    editorName: 'Ada Quill',
  });
  await judge(connection, 'About 1,400 residents');
  const ids = await takeIds(connection);
  await connection.close();
  return { file: join(folder, 'claimbench', 'sample.claimbench'), ...ids };
}

const towns = ['Vell', 'Lund', 'Orrin', 'Marrow', 'Skarn', 'Tolle', 'Brink', 'Hask', 'Ferrow', 'Quay'];
const things = ['bridges', 'schools', 'ferries', 'clinics', 'wells', 'trams', 'orchards', 'mills'];
const papers = [
  'Evening Post',
  'The Ledger',
  'Northern Wire',
  'Harbour Gazette with a rather long name',
  'Record',
];

/** Takes decisions and then changes the words under them: in a statement, and in the newest article's text. */
async function makeOlder(connection: Connection, folder: string): Promise<void> {
  const { open } = await ask(connection, 'link.queue', {});
  for (const { a, b, relation, subject } of open.slice(0, 3)) {
    await ask(connection, 'link.decide', { a, b, relation, subject, reason: 'Checked by phone' });
    const { wording } = await ask(connection, 'claim.read', { id: a });
    await ask(connection, 'claim.update', { id: a, statement: wording.replace('will close', 'may close') });
  }
  const claims = await ask(connection, 'claim.list', {});
  const source = claims.find(({ relations }) => relations.agrees + relations.repeats > 2)!;
  const { revision } = await ask(connection, 'article.read', { id: source.articleId! });
  const file = join(folder, 'revised.txt');
  const reworded = revision.text.replaceAll('will close', 'is going to close');
  writeFileSync(
    file,
    reworded
      .replace(
        source.wording.replace('will close', 'is going to close'),
        source.wording.replace(/ \d+ /, ' 7 '),
      )
      .replace(/[^.]*\.\s*$/, ''),
  );
  await runJob(connection, 'article.import', {
    uploads: [connection.handIn(file)],
    revisionOf: source.articleId!,
  });
}

/** A busy newsroom's: 60 articles and 1,200 claims, many of them about the same things. */
export async function makeFull(folder: string): Promise<GalleryLibrary> {
  const file = join(folder, 'Full house.claimbench');
  const connection = await open(file, folder);
  const { id: collectionId } = await ask(connection, 'collection.create', { name: 'The winter budget' });
  for (let index = 0; index < 60; index++) {
    const sentences = Array.from({ length: 20 }, (_, n) => {
      const town = towns[(index + n) % towns.length];
      const thing = things[n % things.length];
      const count = 10 + ((n * 7 + (index % 3)) % 90);
      return `${town} will close ${count} ${thing} in ${2026 + (n % 3)}, the council of ${town} said.`;
    });
    const title =
      index % 7
        ? `Budget round ${index + 1}: what closes where`
        : `Budget round ${index + 1}: a headline of uncommon length, of the kind that desks write late at night, about everything that closes`;
    const name = `round-${index + 1}.txt`;
    writeFileSync(join(folder, name), `${title}\n\n${sentences.join(' ')}\n`);
    await runJob(connection, 'article.import', {
      uploads: [connection.handIn(join(folder, name))],
      publisher: papers[index % papers.length]!,
      publishedAt: `2026-0${1 + (index % 9)}-1${index % 10}T08:00:00.000Z`,
      ...(index % 2 ? { collectionId } : {}),
    });
    await ask(connection, 'claim.createQuoted', {
      claims: sentences.map((quote, n) => ({
        file: name,
        quote: quote.slice(0, quote.indexOf(',')),
        tags: [things[n % things.length]!, ...(n % 4 ? [] : ['to ask about'])],
        speaker: n % 3 ? 'the council' : 'Mina Holt',
      })),
    });
  }
  await runJob(connection, 'link.crossReference', {});
  await makeOlder(connection, folder);
  await judge(connection, 'Vell will close');
  const ids = await takeIds(connection);
  await connection.close();
  return { file, ...ids };
}
