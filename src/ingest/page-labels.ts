import { foldForMatching } from '../text/normalise.ts';

/**
 * What short lines of a page say when they are no part of an article. English only. A line counts when it
 * begins like one of these and all its other words are words of a page, too: "Share the load, minister says"
 * begins like a share bar and is none.
 */

const words = (list: string) => new Set(list.split(' '));

const networks = words(
  'facebook twitter whatsapp telegram linkedin pinterest reddit messenger bluesky mastodon instagram ' +
    'youtube tiktok threads',
);
const pageWords = words(
  'share tweet like print email e-mail mail copy copied link links url save follow subscribe sign log in up read ' +
    'reading reads enjoyed liked loved this the our us your you to on via with for by from a and or it here ' +
    'now more next also if might may be want article articles story stories post posts page news newsletter ' +
    'newsletters alert alerts free daily weekly inbox email friend friends circle family network followers ' +
    'social media channel channels app x opens new window click tap first comment comments leave reply all ' +
    'updates top menu content main continue below advertisement headlines coverage videos topics notable ' +
    'popular related similar recommended recommendations trending latest other recent featured breaking ' +
    'viewed shared most login account register join watch listen',
);

/** What is offered to read elsewhere: as a rule, the lines after it are links. */
const offer =
  /^(?:(?:related|similar|recommended|trending|(?:more|other|latest|top|popular|recent|featured|further|most (?:read|popular|viewed|shared)))(?: (?:notable|popular|related|similar|recent|top|featured|breaking|latest))? (?:news|stor(?:y|ies)|articles?|posts?|reads?|reading|headlines|links|coverage|videos|topics)|related|recommended for you|most (?:read|popular|viewed|shared)|you (?:might|may) (?:also|be)|more on this)\b/;
/** The same for a single link in the middle of an article. */
const singleOffer = /^(?:(?:read|see) (?:more|next|also)|also read)\b/;
const otherLabel =
  /^(?:share(?: |$)|(?:re)?tweet\b|subscribe\b|sign (?:up|in)\b|log ?in\b|(?:follow|like|join) us\b|(?:enjoyed|liked|loved) (?:reading|this|the|our)\b|copy link|link copied|short (?:link|url)|permalink|(?:print|e-?mail|save) (?:this|article|page)\b|(?:continue|keep) reading\b|skip to\b|back to top|advertisements?\b|sponsored(?: content)?$|click to (?:share|print|e-?mail)\b|leave a (?:comment|reply)|be the first to (?:comment|share)|\d+ comments?$|comments? \d+$|all rights reserved$)/;

const readTime =
  /^(?:(?:estimated |est )?read(?:ing)? time )?(?:about )?\d{1,3} ?-?(?:minutes?|mins?)(?: of)?(?: read(?:ing)?(?: time)?)?$/;
const sectionWords = words(
  'news politics world business economy markets money finance sport sports opinion analysis editorial culture ' +
    'arts entertainment lifestyle life travel health science technology tech environment climate education ' +
    'weather local national international regional europe africa asia americas home national uk us usa ' +
    'breaking exclusive live explainer feature features video',
);

/** The folded words of a line, without its punctuation; "Politics2 min" reads as three. */
function wordsOf(line: string): string[] {
  return (
    foldForMatching(line)
      .replace(/'s?\b/g, '')
      .match(/\p{L}+(?:-\p{L}+)*|\d+/gu) ?? []
  );
}

const inboxWords = words(
  'get receive delivered straight sent best every each day week weekday morning evening afternoon noon at of our ' +
    'must-read briefing digest roundup two three four five six seven eight nine ten am pm p m',
);

/** "Five stories in your inbox, every day at 6.": what a newsletter promises. */
const isInboxPromise = (said: readonly string[]) =>
  / your inbox\b/.test(said.join(' ')) &&
  said.every((word) => pageWords.has(word) || inboxWords.has(word) || /^\d+$/.test(word));

export type PageLabel = 'offer' | 'single-offer' | 'network' | 'other';

/** What a whole line says as a label of the page around an article; null for every other line. */
export function pageLabelOf(line: string): PageLabel | null {
  if (isSyndicated(line)) return 'other';
  if (line.length > 120 || /^["“'‘«]/.test(line)) return null;
  if (isCopyright(line)) return 'other';
  const said = wordsOf(line);
  const phrase = said.join(' ');
  if (said.length === 0 || said.length > 12) return null;
  if (isReadTime(said) || isInboxPromise(said)) return 'other';
  if (said.every((word) => networks.has(word))) return 'network';
  if (beginsLabel(otherLabel, phrase)) return 'other';
  // Whoever asks for something may end with a full stop; a heading over links does not.
  if (/\.$/.test(line)) return null;
  if (beginsLabel(offer, phrase)) return 'offer';
  return beginsLabel(singleOffer, phrase) ? 'single-offer' : null;
}

/** True where a label begins the phrase and only words of a page follow. */
function beginsLabel(label: RegExp, phrase: string): boolean {
  const begun = label.exec(phrase);
  if (!begun) return false;
  const rest = phrase.slice(begun[0].length).match(/\S+/g) ?? [];
  return rest.every((word) => pageWords.has(word) || networks.has(word) || /^\d+$/.test(word));
}

/** "4 min read", alone or behind the name of a section. */
function isReadTime(said: readonly string[]): boolean {
  const from = said.findIndex((word) => !sectionWords.has(word));
  const phrase = said.slice(from).join(' ');
  return from >= 0 && /read/.test(phrase) && readTime.test(phrase);
}

/** WordPress writes it, around the whole headline, under the entries of its feeds. */
const isSyndicated = (line: string) =>
  line.length < 500 && /^The post .+ (?:appeared first|first appeared) on .+\.$/.test(line);

function isCopyright(line: string): boolean {
  return /^(?:copyright )?(?:©|\(c\) ?\d{4})|all rights reserved\.?$/i.test(line);
}

/** True for a line that only names a section of a paper: "World", "Local news". */
export function isSectionName(line: string): boolean {
  const said = wordsOf(line);
  return said.length > 0 && said.length <= 3 && said.every((word) => sectionWords.has(word));
}

const agency =
  '(?:AP(?: Photo)?|AFP|Reuters|EPA(?:-EFE)?|DPA|dpa|Xinhua|ANSA|TASS|Anadolu(?: Agency)?|Getty(?: Images)?|Alamy|Shutterstock|iStock|Unsplash|Wikimedia(?: Commons)?)';
const nameWord = "\\p{Lu}[\\p{L}.’'-]*";
const person = `${nameWord}(?: ${nameWord}){0,3}`;
const creditWord = `(?:${nameWord}(?:/${nameWord})*|and|of|for|via|the|&|/|\\|)`;
const pictureCredit = [
  `(?:File )?(?:Photo|Photograph|Image|Picture)s?(?: credit)?(?: ?[:©] ?| by | courtesy of )${creditWord}(?:,? ${creditWord}){0,7}`,
  `Credit: ?${creditWord}(?:,? ${creditWord}){0,7}`,
  `${person} ?/ ?${agency}(?: ?(?:via|/) ?${agency})*`,
  `${agency}(?: ?(?:via|/) ?${agency})+`,
].join('|');
/** One of these stands in every credit: most lines are told by it to have none, long before the patterns are ready. */
const anyCredit = new RegExp(`Photo|Image|Picture|Credit:|${agency}`);
const creditLine = new RegExp(`^[[(]?(?:${pictureCredit}|${agency})[\\])]?$`, 'u');
/** Behind a whole sentence, a dash or a bar, or in brackets. */
const credited = (credit: string) =>
  new RegExp(`(?:[.!?…]["”’]? ?[[(]?| [|–—] ?| [[(])(?:${credit})[\\])]?$`, 'u');
const creditEnd = credited(pictureCredit);
const agencyEnd = credited(agency);

/** True for a line that only says who took a picture. */
export function isPictureCredit(line: string): boolean {
  return line.length <= 120 && anyCredit.test(line) && creditLine.test(line);
}

/**
 * Who signs a line, at its end: a photographer ("picture"), or an agency that may as well have written the words
 * ("agency"). Null: nobody.
 */
export function signatureOf(line: string): 'picture' | 'agency' | null {
  if (!anyCredit.test(line)) return null;
  if (creditEnd.test(line)) return 'picture';
  return agencyEnd.test(line) ? 'agency' : null;
}

const mastheadWords = words(
  'argus bulletin chronicle courier daily dispatch echo examiner express gazette globe guardian herald independent ' +
    'inquirer journal ledger mail mercury mirror monitor news observer post press record reporter review sentinel ' +
    'standard star sun telegraph times tribune voice weekly',
);

/** True for a line that can be a newspaper's name as it stands over its pages: "The Northern Courier". */
export function isMasthead(line: string): boolean {
  const said = line.split(' ');
  return (
    said.length >= 2 &&
    said.length <= 5 &&
    said.every((word) => /^\p{Lu}[\p{L}'’-]*$/u.test(word) || /^(?:of|and|the|&)$/.test(word)) &&
    said.some((word) => mastheadWords.has(word.toLowerCase()))
  );
}
