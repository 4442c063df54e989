import { isMasthead } from './page-labels.ts';

/**
 * The shapes in which papers print who wrote an article, in English and the larger European languages. A name is told by
 * its capitals alone, so that whatever stands without "By" needs a second sign beside it.
 */

/** As it stands, in capitals, and with a capital. */
const anyCase = (list: string) =>
  list
    .split(' ')
    .flatMap((word) => [word, word[0]!.toUpperCase() + word.slice(1), word.toUpperCase()])
    .join('|');

const particle = '(?:de|da|di|del|van|von|der|den|el|al|bin|ibn|la|le|du|dos|ter|ten)';
const namePart = "(?:\\p{Lu}\\.?(?:\\p{Lu}\\.)*|\\p{Lu}[\\p{L}\\p{M}’'-]+\\.?)";
const fullName = `${namePart}(?: (?:${particle} )*${namePart}){1,3}`;
const and = '(?:and|&|AND|und|et|y|e|og|och)';
const names = `${fullName}(?:(?:, ${fullName})*,? ${and} ${fullName})?`;
const writing = anyCase(
  'posted written published reported story words text report article analysis opinion review commentary column interview',
);
const by = `(?:(?:(?:${writing}) )?[Bb]y|BY|[Vv]on|VON|[Pp]ar|PAR|[Pp]or|POR|[Dd]i|DI|[Aa]v|[Aa]f|[Dd]oor|(?:${anyCase('words text')}|Reporter|Writer|Author|Autor(?:in|en)?|Auteur|Texte|Autore):)`;
const beginsWithBy = new RegExp(`^${by} `);
const byNames = new RegExp(`^${by} (?<names>${names})(?:, (?<tail>.+))?$`, 'u');
const onlyNames = new RegExp(`^${names}$`, 'u');

const roleNouns = anyCase(
  'reporter correspondent editor writer columnist contributor journalist staff redakteur redakteurin korrespondent ' +
    'korrespondentin correspondant correspondante journaliste corresponsal corrispondente inviato inviata verslaggever',
);
const place = "(?:the )?\\p{Lu}[\\p{L}’'-]*(?: \\p{Lu}[\\p{L}’'-]*){0,3}";
const roleLine = new RegExp(
  `^(?:(?!(?:and|AND|&) )[\\p{L}’'/&-]+ ){0,3}(?:(?:${roleNouns})s?|[Bb]ureau [Cc]hief|BUREAU CHIEF)(?: (?:à|in|for|at|of) ${place})?$`,
  'u',
);
const agencyName =
  /^(?:AP|AFP|Reuters|REUTERS|EPA|[Dd]pa|DPA|Xinhua|ANSA|TASS|PA|(?:CNN|BBC|CBC|NPR|ABC|NBC|CBS)(?: News)?|Bloomberg(?: News)?|(?:The )?(?:Associated Press|ASSOCIATED PRESS)|Agence France-Presse|Press Association|PA Media|Deutsche Welle|Al Jazeera)$/;

/** In UTF-16 units: of a line that names authors, and of an agency's credit with its places. */
const longestLine = 160;
const longestCredit = 500;

const isRole = (text: string) => text.length <= 60 && roleLine.test(text);
/** Without its article a paper's name is that of a section, too: "Technology News". */
const isPaper = (text: string) =>
  agencyName.test(text) || (/^(?:the|der|die|das|le|la|el|il) /i.test(text) && isMasthead(text));

/** Names of places and sections have capitals, too: these words begin or stand in them and in nobody's name. */
const noPerson =
  /^(?:the|an?|new|north|south|east|west|northern|southern|eastern|western|central|middle|upper|lower|united|great|greater|san|los|las|saint|fort|rio|sri|saudi|hong|tel|abu|addis|buenos|kuala|phnom|puerto|sierra|burkina|cape|breaking|latest|local|special|human|public|foreign|previous|next|contact|about|our|more|read|view|see) |\b(?:city|town|street|county|islands?|republic|kingdom|council|ministry|government|party|university|police|bank|group|company|times|news|staff|desk|team|bureau|agency|press|reports?|politics|affairs|rights|change|league|cup|union|today|world|information|services?|posts?|europe|africa|asia|america|correspondents?|editors?|reporters?|writers?)\b/i;

/** True for nothing but names in capitals; with them a place or a section can be meant. */
export const isName = (line: string): boolean => onlyNames.test(line);

const isPerson = (line: string) => isName(line) && !noPerson.test(line);

/** "By Ana Roth", with whatever she is behind it: the names as they are printed; null for any other line. */
export function readByLine(line: string): string | null {
  if (!beginsWithBy.test(line)) return null;
  const { names, tail } = byNames.exec(line)?.groups ?? {};
  if (names === undefined || (tail !== undefined && !isRole(tail) && !isPaper(tail) && !isOnePlace(tail)))
    return null;
  return names.replace(/ (?:AND|&) /g, ' and ');
}

const isOnePlace = (text: string) => /^\p{Lu}[\p{L}’'-]+$/u.test(text);

/** "By Ana Roth in Velm", "By Ana Roth (Velm)", "Ana Roth reports from Velm.", "Ana Roth, AFP". */
const byFrom = new RegExp(
  `^(?<line>${by} ${names}) (?:in|for|of|at) ${place}$|^(?<before>.+) \\(${place}\\)$`,
  'u',
);
const reportsFrom = new RegExp(
  `^(?<names>${names}) (?:reports?|berichte[nt]) (?:from|aus) ${place}\\.?$`,
  'u',
);
const beside = new RegExp(`^(?<names>${names}), (?<what>[^,]+)$`, 'u');

/**
 * Who a line under a headline names as its author by what stands beside it; a headline can look the same.
 * @param lines in their order; the one after a name can say what its bearer does
 */
export function readSignature(lines: readonly string[], index: number): string | null {
  const line = lines[index]!;
  if (line.length > longestLine) return null;
  if (isPerson(line)) {
    const next = lines[index + 1]?.split(', ') ?? [];
    const isSigned = next.length > 0 && next.every((part) => isRole(part) || isPaper(part));
    return isSigned && !isPerson(lines[index - 1] ?? '') ? line : null;
  }
  const { line: begun, before } = byFrom.exec(line)?.groups ?? {};
  const announced = [begun ?? before ?? '', ...line.split(/ [–—-] /)]
    .map(readByLine)
    .find((name) => name !== null);
  if (announced) return announced;
  const reporting = reportsFrom.exec(line)?.groups?.names;
  return reporting !== undefined && isPerson(reporting) ? reporting : null;
}

/** "Ana Roth, Reuters", "Ana Roth, political editor": right under a headline it is the author, farther below a photographer. */
export function readNameWithPaper(line: string): string | null {
  if (line.length > longestLine) return null;
  const { names, what = '' } = beside.exec(line)?.groups ?? {};
  return names !== undefined && (isRole(what) || isPaper(what)) && isPerson(names) ? names : null;
}

/** True where a line is one of these two, or says what the bearer of the name above it does. */
export const isSignature = (lines: readonly string[], index: number): boolean =>
  readSignature(lines, index) !== null ||
  readNameWithPaper(lines[index]!) !== null ||
  (index > 0 && isPerson(lines[index - 1]!) && readSignature(lines, index - 1) !== null);

/** The names of "(Reporting by Ana Roth in Velm and Ben Okoro; Editing by Cem Dal)" under an article; null for other lines. */
export function readClosingCredit(line: string): string | null {
  if (line.length > longestCredit || !/^[([]?Reporting /.test(line)) return null;
  const who =
    /^[([]?Reporting(?: and writing)? [Bb]y ([^;]{3,300}?)(?:[;,] ?(?:\w+ ){0,3}[Ee]dit(?:ing|ed) by.*|;.*)?[.)\]]*$/.exec(
      line,
    )?.[1];
  const people = (who ?? '').split(/, (?:and )?| and /).map((name) => name.replace(inPlace, ''));
  if (!people.every(isPerson)) return null;
  return people.length === 1 ? people[0]! : `${people.slice(0, -1).join(', ')} and ${people.at(-1)}`;
}

const inPlace = new RegExp(` in ${place}$`, 'u');

const dateline = /^\p{Lu}[\p{Lu} .’'-]+(?:, [^()]{1,40})? ?\(([^()]{2,40})\) ?[-–—] /u;
const isAgency = (text: string) =>
  agencyName.test(text) || /^\p{Lu}.*\b(?:News(?:wire)?|Wire|Agency|Press)$/u.test(text);

/** The agency of "LOWEN, May 6 (Marsh Newswire) - The county closed …"; null for other lines. */
export function readDatelineAgency(line: string): string | null {
  const bracket = line.indexOf('(');
  if (bracket < 0 || bracket > 80) return null;
  const named = dateline.exec(line)?.[1];
  return named !== undefined && isAgency(named) ? named : null;
}
