/** Behind this many characters nobody is named any more. */
const longestLine = 300;

/** Whoever is named as author in a page's marks or in its by-line, as it is kept; null for what names nobody. */
export function cleanAuthor(text: string, sites: readonly string[]): string | null {
  let name = text
    .slice(0, longestLine)
    .replace(/\s+/g, ' ')
    .replace(/<[^>]*>|\S+@\S+\.\S+|https?:\S+/g, ' ')
    .replace(/\([^)]*\)/g, ' ')
    .trim();
  name = name.replace(allBy, '').replace(afterDate, '').replace(leading, '').replace(leadingOffice, '');
  name = name.replace(trailing, '');
  name =
    name
      .split(/\s+[|•·]\s+|\s+[–—-]\s+/u)
      .filter((part) => part && !sites.some((site) => foldName(site) === foldName(part)))
      .at(0) ?? '';
  const people = name
    .split(/\s*[,;]\s*/)
    .filter((part, index) => part && (index === 0 || !office.test(part)));
  name = people
    .join(', ')
    .replace(/\s+/g, ' ')
    .replace(/^[\s,:–—-]+|[\s,:|/–—-]+$/gu, '');
  if (!/\p{L}/u.test(name) || name.length > 120 || name.split(' ').length > 12) return null;
  if (nobody.test(name) || /^(?:www\.|@)|[{}<>=]/.test(name)) return null;
  return name;
}

export const foldName = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');

const leading =
  /^(?:(?:(?:posted|written|published|reported|submitted|created|reviewed|story|words|article|text|report|blog ?post|artikel|beitrag|blog ?beitrag|geschrieben|veröffentlicht|verfasst|erstellt|gespeichert|publié|écrit|rédigé|proposé|escrito|publicado|redactado|scritto|pubblicato|geplaatst|skriven|skrevet)\s+)?(?:by|von|par|por|di|da|door|av|af|przez|yazan)\b\s*:?|(?:authors?|autor(?:en|in|es)?|auteurs?|autrice|autore|text|texto|texte|redaktion|redaction|verfasser(?:in)?|writers?|contributors?|reporter|redakteur(?:in)?|words|by|von|author name)\s*:)\s*/iu;
/** What a link to an author's page is called. */
const allBy =
  /^(?:(?:zeige|view|see|read|show) )?(?:alle|all|more)? ?(?:beiträge|artikel|posts|articles|stories|entries) (?:von|by|from):? /iu;
/** "Posted on September 21, 2020 by …" */
const afterDate = /^[^@]*\d[^@]*\b(?:by|von|par|por)\s+(?=\p{L})/iu;
const leadingOffice =
  /^(?:(?:\p{L}+[ -])*(?:experte|expertin|redakteur(?:in)?|autor(?:in)?|gastautor(?:in)?|korrespondent(?:in)?|reporter(?:in)?)|autoren)\s+(?=\p{Lu})/iu;
/** A date, a time or a word that tells what comes next. */
const trailing =
  /\s*(?:\b(?:on|am|le|el|il|op|at|um|published|updated|posted|veröffentlicht|aktualisiert|last updated|last modified)\b[\s:]*)?(?:\b\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\b\d{4}-\d\d|\b\d{1,2}\.? \p{L}+\.? \d{4}|\b\p{L}+\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4}|\b\d{1,2}[:.]\d\d\b|\b(?:published|updated|posted on|veröffentlicht|aktualisiert)\b).*$/iu;
const office =
  /\b(?:reporter|correspondent|editor|writer|columnist|contributor|staff|bureau|chief|director|producer|journalist|redakteur|redakteurin|autor|autorin|korrespondent|korrespondentin|chefredakteur|professor|analyst|manager|specialist|expert|news)\b/i;
const nobody =
  /^(?:.*(?:übersicht|alle artikel|all posts)|\w*admin|no author|administrator|anonymous|unknown|guest|none|null|undefined|author|autor|user|root|webmaster|default|staff|by|n\/a|test|follow|share|subscribe|contact|profile|more|read more|view)$/i;
