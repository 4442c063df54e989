import type { ParsedText } from './article.ts';

/** What newsletters print around what they tell: commands, and sentences on why somebody gets them. */

const mail = '(?:e-?mails?|mails?|messages?|newsletters?|briefings?|updates?)';
const commands = [
  `(?:view|read|open|see)(?: (?:this|the|our))?(?: ${mail})?(?: it)? (?:in|on|with) (?:(?:your|the|a) )?(?:web ?)?browser`,
  `(?:view|read)(?: (?:this|the))?(?: ${mail})? online`,
  'unsubscribe(?: here| now| instantly)?',
  '(?:manage|update|change|edit)(?: your)?(?: (?:e-?mail|newsletter|subscription|notification))? (?:preferences|subscriptions?|settings)',
  `forward(?: (?:this|it|the))?(?: ${mail})? to (?:a|your) (?:friends?|colleagues?)`,
  'privacy policy',
  'terms of (?:use|service)',
  '(?:newsletter )?(?:im|in ihrem) browser (?:ansehen|öffnen|anzeigen|lesen)',
  '(?:newsletter )?(?:abbestellen|abmelden)',
  '(?:voir|afficher|lire|ouvrir)(?: (?:ce|cet|cette) \\S+)? dans (?:le|votre|un) navigateur',
  'se (?:désabonner|désinscrire)',
  'ver(?: este \\S+)? en (?:el|su|tu) navegador',
  'darse de baja|cancelar (?:la |mi )?suscripción',
  '(?:visualizza|leggi) (?:nel|sul) browser',
  "disiscriviti|annulla (?:l[’'])?iscrizione",
  'bekijk (?:deze \\S+ )?(?:in (?:je|uw) browser|online)',
  'afmelden|uitschrijven',
];
const command = new RegExp(`^(?:click here to )?(?:${commands.join('|')})$`, 'i');

const explanation = new RegExp(
  `^(?:${[
    `you(?:[’']re| are|[’']ve| have)? (?:receiv(?:e|ed|ing)|get(?:ting)?|got) (?:this|these|our)(?: ${mail})? .{0,40}?(?:because|as an?|since)\\b`,
    `this ${mail} was sent to\\b`,
    `if you (?:no longer|do not|don[’']t) (?:want|wish) to (?:receive|get) (?:this|these|our|any|further)\\b`,
    `(?:to unsubscribe|to stop receiving) (?:from )?(?:this|these|our)\\b`,
    `(?:having )?(?:trouble|problems) (?:viewing|reading) this ${mail}`,
    `was this ${mail} forwarded to you`,
    'sie (?:erhalten|bekommen) diese[ns]? \\S+,? .{0,20}?weil\\b',
    'vous recevez (?:ce|cet|cette) \\S+ .{0,20}?(?:car|parce)\\b',
    'recibes? este \\S+ .{0,20}?porque\\b',
  ].join('|')})`,
  'i',
);

/** In UTF-16 units. */
const longest = { command: 120, explanation: 300 };
const words = /[A-Za-zÀ-ɏ]/;

/** True for a line that only says what can be done with the message, or why it came. */
function isFurniture(line: string): boolean {
  if (line.length > longest.explanation) return false;
  const read = line
    .replace(/\(?<?https?:\/\/\S+/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  if (explanation.test(read)) return true;
  if (read.length > longest.command) return false;
  const parts = read
    .split(/[|·•:.,;!?<>()[\]–—»›→]| - |\/ /)
    .map((part) => part.trim())
    .filter((part) => words.test(part));
  return parts.length > 0 && parts.every((part) => command.test(part));
}

/** Sets aside what a newsletter prints of itself. A message of nothing else stays as it is. */
export function setFurnitureAside({ text, blocks }: ParsedText): ParsedText {
  const judged = blocks.map((block) =>
    !block.setAside && isFurniture(text.slice(block.start, block.end).trim())
      ? { ...block, setAside: true }
      : block,
  );
  return { text, blocks: judged.every(({ setAside }) => setAside) ? blocks : judged };
}
