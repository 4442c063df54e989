/**
 * A revision's text from decoded input: line ends as \n, NFC, no control characters but \n and \t, no byte
 * order mark at the front, U+FFFD for a lone surrogate. Nothing else changes: quotation marks, dashes and
 * spaces stay as printed. Applying it twice changes nothing more.
 */
export function normaliseText(raw: string): string {
  return raw
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/[\0-\x08\x0b-\x1f\x7f-\x9f]/g, '')
    .replace(/^\ufeff+/, '')
    .normalize('NFC');
}

/**
 * The form under which two spellings of the same words meet: NFKC, lower case, straight quotation marks, one
 * kind of hyphen, plain spaces, no soft hyphens or zero-width marks, no accents. Offsets do not survive it.
 */
export function foldForMatching(text: string): string {
  // Of ASCII nothing else changes, and most words are.
  if (!/[^\x21-\x5f\x61-\x7e]/.test(text)) return text.toLowerCase();
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff]/g, '')
    .replace(/[‘’‚‛′`´]/g, "'")
    .replace(/[“”„‟″«»]/g, '"')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/\p{Zs}/gu, ' ')
    .normalize('NFKC')
    .toLowerCase();
}
