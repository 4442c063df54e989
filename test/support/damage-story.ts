import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { ask } from '../../src/connect.ts';
import { openLibrary } from './electron-app.ts';
import { importArticle, markClaim } from './open-library.ts';
import { temporaryFolder } from './temporary-folder.ts';
import { openInBrowser, type Workbench } from './workbench.ts';

/** What one paper says of the damage, and when. */
export interface DamageReport {
  readonly publisher: string;
  /** Millions of euros. */
  readonly damage: number;
  readonly publishedAt: string | null;
  /** What it says around that; two with the same are copies. */
  readonly around: string;
}

const wire =
  'The fire in the docks began before midnight in a hall with solvents. Forty engines came from three towns, and the smoke drifted over the river until the wind turned at dawn. Schools in the quarter stay closed, and the ferry does not call at the eastern quay.';

/** A wire and its copy on one day, one of them without its time; a later sum from elsewhere. */
export const damageReports: readonly DamageReport[] = [
  { publisher: 'Inland Mirror', damage: 12, publishedAt: '2026-06-03', around: wire },
  { publisher: 'Coast Wire', damage: 12, publishedAt: '2026-06-03T03:10:00.000Z', around: wire },
  {
    ...{ publisher: 'The Harbour Post', damage: 12, publishedAt: '2026-06-03T04:00:00.000Z' },
    around: 'Our reporter spoke to the keeper of the crane, who saw the roof fall.',
  },
  {
    ...{ publisher: 'Kessler AG press office', damage: 19, publishedAt: '2026-06-04T08:15:00.000Z' },
    around: 'The company thanks the crews and will rebuild what was lost.',
  },
  {
    ...{ publisher: 'The Capital Review', damage: 19, publishedAt: '2026-06-05' },
    around: 'Insurers in the capital count again, and shares fell a little.',
  },
];

interface Given {
  readonly reports?: readonly DamageReport[];
  readonly title?: string;
}

/** Papers put one damage at several sums; the point's conclusion has no upper bound. Closed after the test. */
export async function openDamageStory({
  reports = damageReports,
  title = 'How high is the damage',
}: Given = {}): Promise<Workbench> {
  const folder = temporaryFolder();
  const library = join(folder, 'Damage.claimbench');
  const connection = await openLibrary(library, folder, true);
  let first: string | undefined;
  for (const [index, { publisher, damage, publishedAt, around }] of reports.entries()) {
    const quote = `The damage at the chemical store of Selby is put at ${damage} million euros`;
    const view = await importArticle(
      connection,
      `${index}.txt`,
      `Fire, report ${index}\n\n${quote}. ${around}\n`,
    );
    await ask(connection, 'article.update', { id: view.article.id, publisher, publishedAt });
    const claim = await markClaim(connection, view, quote);
    first ??= claim.id;
  }
  await ask(connection, 'point.update', {
    ...{ id: first!, title, conclusionLow: 19_000_000, conclusionUnit: 'euros' },
  });
  await connection.close();
  const workbench = await openInBrowser(library, folder);
  onTestFinished(workbench.close);
  await workbench.page.getByRole('grid', { name: 'Articles' }).waitFor();
  return workbench;
}
