import { noDetails, type ParsedDetails, shortenTitle } from './article.ts';
import { type Moment, momentAt, readMoment, readOffset } from './moment.ts';

/** What a PDF or a DOCX says of itself, as it stands there. */
export interface DocumentProperties {
  readonly title: string | null;
  readonly author: string | null;
  readonly published: Moment | null;
  readonly updated: Moment | null;
  readonly language: string | null;
}

/** The properties that a document keeps of itself, where they say something of the article. */
export function documentDetails(properties: DocumentProperties): ParsedDetails {
  const title = cleanProperty(properties.title);
  const author = cleanProperty(properties.author);
  const { published, updated } = properties;
  const language = /^[a-z]{2,3}(?:-[a-z\d]{2,8})*$/i.test(properties.language ?? '')
    ? properties.language
    : null;
  // Programs write both when they write a file for the first time.
  const isChanged = updated !== null && updated.at !== published?.at;
  const details = {
    title: title === null || isFileName(title) ? '' : shortenTitle(title),
    author: author === null || isNobody(author) ? null : author,
    publishedAt: published?.at ?? null,
    updatedAt: isChanged ? updated.at : null,
    language,
  };
  const found = Object.entries(details).filter(([, value]) => value);
  return {
    ...noDetails,
    ...details,
    publishedZone: published?.zone ?? null,
    updatedZone: isChanged ? updated.zone : null,
    provenance: Object.fromEntries(found.map(([detail]) => [detail, 'document' as const])),
  };
}

const cleanProperty = (text: string | null) => text?.replace(/[\s\0-\x1f\x7f]+/g, ' ').trim() || null;

/** What programs put in place of a title. */
const isFileName = (title: string) =>
  /^(?:microsoft (?:word|powerpoint|excel) - |untitled|document ?\d*$|presentation ?\d*$|slide ?\d+$|title$|no title$|unbenannt|sans titre|sin título)/i.test(
    title,
  ) ||
  /\.(?:docx?|dotx?|rtf|odt|indd|qx[pd]|pmd|p65|pdf|ps|eps|tex|dvi|html?|aspx?|php|txt|pptx?|xlsx?|cdr|ai|pub|wpd|jpe?g|png|tiff?)$/i.test(
    title,
  ) ||
  !/\p{L}{2}/u.test(title) ||
  (!/\s/.test(title) && /[_\d/\\]/.test(title));

/** What programs put in place of an author. */
const isNobody = (author: string) =>
  /^(?:admin(?:istrator)?|user|owner|guest|author|unknown|anonymous|default|root|windows user|microsoft office user|python-docx|pc|home|\W*|.*@.*\.lan)$/i.test(
    author,
  ) || !/\p{L}{2}/u.test(author);

/** PDF's own form (D:20260301093000+01'00') or XMP's, which is ISO 8601. */
export function readDocumentTime(text: string | null): Moment | null {
  const parts =
    /^\s*(?:D:)?(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?\s*(?:(Z)|([+-])(\d\d)'?(\d\d)?'?)?/.exec(
      text ?? '',
    );
  if (!parts?.[2]) return readMoment(text);
  const [, year, month, day, hours, minutes, seconds = '00', utc, sign, zoneHours, zoneMinutes = '00'] =
    parts;
  if (!day) return null;
  const date = readMoment(`${year}-${month}-${day}`);
  const offset = utc ? 0 : sign ? readOffset(`${sign}${zoneHours}:${zoneMinutes}`) : null;
  if (date === null || !hours || !minutes || offset === null) return date;
  return momentAt(`${date.at}T${hours}:${minutes}:${seconds}`, offset) ?? date;
}
