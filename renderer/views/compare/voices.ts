import type { OneVoiceReason, PointVoices, Voice } from '../../../src/contract/cross-reference.ts';
import { formatDate } from '../../components/dates.ts';
import { quote } from '../../components/quote.ts';
import { say } from '../../words/index.ts';

type Kind = OneVoiceReason['kind'];

/** What speaks for one voice in one way, whichever of its sources it is said of. */
export interface ReasonGroup {
  readonly kind: Kind;
  /** The agency, the author or the party from which both have it; null for kinds without one. */
  readonly party: string | null;
  readonly reasons: readonly OneVoiceReason[];
}

function partyOf(reason: OneVoiceReason): string | null {
  if (reason.kind === 'credit') return reason.agency;
  if (reason.kind === 'by-line') return reason.author;
  return reason.kind === 'origin' ? reason.origin : null;
}

/** An agency with the capitals in which it is printed. */
function nameParty(reason: OneVoiceReason): string | null {
  if (reason.kind !== 'credit') return partyOf(reason);
  const { agency } = reason;
  const printed = [reason.wordsA, reason.wordsB].flatMap((words) => {
    const at = words.toLowerCase().indexOf(agency.toLowerCase());
    return at < 0 ? [] : [words.slice(at, at + agency.length)];
  });
  return printed[0] ?? agency;
}

/** An editor's word comes first, then what can be seen in the texts, then what they say of themselves. */
const kinds: readonly Kind[] = ['editor', 'copy', 'wording', 'credit', 'by-line', 'origin'];

/** The reasons of one voice, those of one kind that name the same party together. */
export function groupReasons(reasons: readonly OneVoiceReason[]): ReasonGroup[] {
  const groups = Map.groupBy(reasons, (reason) => `${reason.kind} ${partyOf(reason) ?? ''}`);
  return [...groups.values()]
    .map((own) => ({ kind: own[0]!.kind, party: nameParty(own[0]!), reasons: own }))
    .sort((x, y) => kinds.indexOf(x.kind) - kinds.indexOf(y.kind));
}

/** What each source of a point is called: by its publisher, and by its title too where another has the same one. */
export function nameSources(voices: readonly Voice[]): ReadonlyMap<string, string> {
  const sources = voices.flatMap((voice) => voice.sources);
  const count = (publisher: string) => sources.filter((other) => other.publisher === publisher).length;
  return new Map(
    sources.map(({ id, publisher, title }) => [
      id,
      publisher === null ? title : count(publisher) > 1 ? `${publisher}: ${title}` : publisher,
    ]),
  );
}

/** More words of a common run than anybody compares by eye. */
const wordsShown = 30;

/** The beginning of words that two texts share. */
export function shortenRun(text: string): string {
  const words = text.trim().split(/\s+/);
  return words.length > wordsShown ? `${words.slice(0, wordsShown).join(' ')} …` : words.join(' ');
}

/** What one reason rests on, in words; null where its kind and party say all of it. */
export function describeReason(reason: OneVoiceReason): string | null {
  if (reason.kind === 'editor') return say('compare.byEditor', { by: reason.by, at: formatDate(reason.at) });
  if (reason.kind === 'credit') {
    const words = [...new Set([reason.wordsA, reason.wordsB])].filter(Boolean);
    return words.length > 0 ? words.map(quote).join(' · ') : null;
  }
  if (reason.kind !== 'copy' || !reason.run) return null;
  const { share, words } = reason.run;
  return say('compare.theLongestRunThey', { share: Math.round(share * 100), words });
}

/** The ticked articles where they may be joined: two or more, of two voices at least. Null: they may not. */
export function findJoin(voices: PointVoices['voices'], ticked: ReadonlySet<string>): string[] | null {
  const touched = voices.filter(({ sources }) => sources.some(({ id }) => ticked.has(id)));
  return touched.length > 1 ? [...ticked] : null;
}

/**
 * Which articles are to count apart from which: the ticked ones of a voice from its others or, where its only two
 * are ticked, the one from the other. Null: what is ticked does not say.
 */
export function findSplit(
  voices: PointVoices['voices'],
  ticked: ReadonlySet<string>,
): { articleIds: string[]; fromIds: string[] } | null {
  const [voice, ...more] = voices.filter(({ sources }) => sources.some(({ id }) => ticked.has(id)));
  if (!voice || more.length > 0) return null;
  // Who was only heard is in no article that could be kept apart.
  const ids = voice.sources.filter(({ articleId }) => articleId !== null).map(({ id }) => id);
  const others = ids.filter((id) => !ticked.has(id));
  if (others.length > 0) return { articleIds: [...ticked], fromIds: others };
  const [first, second, ...rest] = ids;
  return first && second && rest.length === 0 ? { articleIds: [first], fromIds: [second] } : null;
}
