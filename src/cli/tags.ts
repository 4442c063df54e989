import { ask } from '../connect.ts';
import { RequestError } from '../contract/result.ts';
import { exitCodes } from '../exit-codes.ts';
import { type Call, type Command, onlyGiven, takeWords, UsageError } from './command.ts';
import { findRating, findTag } from './names.ts';
import { report } from './output.ts';

async function tagDetails(connection: Parameters<typeof findTag>[0], { options }: Call) {
  const { colour, description, under } = options;
  return {
    ...onlyGiven({ colour, description }),
    ...(under !== undefined && { parentId: under === '' ? null : (await findTag(connection, under)).id }),
  };
}

/** @throws UsageError */
function readYesNo(word: string | undefined): boolean | undefined {
  if (word === undefined || word === 'yes' || word === 'no') return word && word === 'yes';
  throw new UsageError(`--two-sources is yes or no, not “${word}”.`);
}

/** By its name. @throws RequestError not-found, which says what there is */
async function findAlias(connection: Parameters<typeof findTag>[0], name: string) {
  const aliases = await ask(connection, 'alias.list', {});
  const found = aliases.find((alias) => alias.name.toLocaleLowerCase() === name.toLocaleLowerCase());
  if (found) return found;
  const there = aliases.map((alias) => alias.name).join(', ');
  throw new RequestError(
    'not-found',
    `There is no alias “${name}”. ${there ? `There are: ${there}.` : 'There is none yet.'}`,
  );
}

/** Tags, the verdict scale, and names that stand for others. */
export const tagCommands: readonly Command[] = [
  {
    name: 'tag add',
    usage: 'NAME [--colour #rrggbb] [--description TEXT] [--under NAME]',
    help: 'Makes a tag; --under puts it below another.',
    options: ['colour', 'description', 'under'],
    library: 'open',
    run: async (call, connection) => {
      const [name] = takeWords(call, 'The name');
      const tag = await ask(connection, 'tag.create', { name, ...(await tagDetails(connection, call)) });
      report(call.options, tag, ({ id }) => `${id}\t${name}`);
      return exitCodes.ok;
    },
  },
  {
    name: 'tag set',
    usage: 'NAME [--title NEW-NAME] [--colour #rrggbb] [--description TEXT] [--under NAME]',
    help: 'Renames a tag everywhere, or changes its colour, description or place; --under "" makes it a top one.',
    options: ['title', 'colour', 'description', 'under'],
    library: 'open',
    run: async (call, connection) => {
      const [name] = takeWords(call, 'The tag');
      const { id } = await findTag(connection, name);
      const patch = { ...onlyGiven({ name: call.options.title }), ...(await tagDetails(connection, call)) };
      const tag = await ask(connection, 'tag.update', { id, ...patch });
      report(call.options, tag, () => `${id}\t${tag.name}`);
      return exitCodes.ok;
    },
  },
  {
    name: 'tag merge',
    usage: 'NAME INTO-NAME',
    help: 'Every claim of the first gets the second; the first goes into the bin.',
    options: [],
    library: 'open',
    run: async (call, connection) => {
      const [from, into] = takeWords(call, 'The tag', 'The tag that stays');
      const tag = await ask(connection, 'tag.merge', {
        id: (await findTag(connection, from)).id,
        intoId: (await findTag(connection, into)).id,
      });
      report(call.options, tag, ({ name, claims }) => `${name}\t${claims}`);
      return exitCodes.ok;
    },
  },
  {
    name: 'alias add',
    usage: 'NAME STANDS-FOR',
    help: 'Two names for one thing: claims that hold either are read alike, and compared anew.',
    options: [],
    library: 'create',
    run: async (call, connection) => {
      const [name, standsFor] = takeWords(call, 'The name', 'What it stands for');
      const alias = await ask(connection, 'alias.create', { name, standsFor });
      report(call.options, alias, ({ id }) => `${id}\t${name}\t${standsFor}`);
      return exitCodes.ok;
    },
  },
  {
    name: 'alias set',
    usage: 'NAME [--title NEW-NAME] [--for OTHER]',
    help: 'Changes an alias, or what it stands for.',
    options: ['title', 'for'],
    library: 'open',
    run: async (call, connection) => {
      const [known] = takeWords(call, 'The alias');
      const { id } = await findAlias(connection, known);
      const patch = onlyGiven({ name: call.options.title, standsFor: call.options.for });
      const alias = await ask(connection, 'alias.update', { id, ...patch });
      report(call.options, alias, ({ name, standsFor }) => `${id}\t${name}\t${standsFor}`);
      return exitCodes.ok;
    },
  },
  {
    name: 'verdict add',
    usage: 'LABEL [--meaning TEXT] [--two-sources yes|no]',
    help: 'Adds a verdict at the end of the library’s scale. With --two-sources yes it is given only with two independent sources or a reason.',
    options: ['meaning', 'two-sources'],
    library: 'open',
    run: async (call, connection) => {
      const [label] = takeWords(call, 'The label');
      const ratings = await ask(connection, 'rating.list', {});
      const rank = Math.max(-1, ...ratings.map((rating) => rating.rank)) + 1;
      const meaning = call.options.meaning ?? '';
      const rating = await ask(connection, 'rating.create', {
        label,
        meaning,
        rank,
        needsTwoSources: readYesNo(call.options['two-sources']) ?? false,
      });
      report(call.options, rating, ({ id }) => `${id}\t${label}`);
      return exitCodes.ok;
    },
  },
  {
    name: 'verdict set',
    usage: 'LABEL [--title NEW-LABEL] [--meaning TEXT] [--two-sources yes|no]',
    help: 'Changes a verdict of the scale, at every claim that has it.',
    options: ['title', 'meaning', 'two-sources'],
    library: 'open',
    run: async (call, connection) => {
      const [label] = takeWords(call, 'The verdict');
      const { id } = await findRating(connection, label);
      const { title, meaning } = call.options;
      const needsTwoSources = readYesNo(call.options['two-sources']);
      const rating = await ask(connection, 'rating.update', {
        id,
        ...onlyGiven({ label: title, meaning, needsTwoSources }),
      });
      report(call.options, rating, () => `${id}\t${rating.label}`);
      return exitCodes.ok;
    },
  },
];
