/**
 * Why a file was not read, and what helps. Where the file is named beside it, `files.it` stands for its name. The two
 * that hosts say of what never came in quote it.
 */
export const files = {
  archiveInArchive: '{name} is an archive inside an archive. Unpack the outer one and add this by itself.',
  badPath: '“{path}” is passed over: its path leads out of the archive, as no honest one does.',
  broken: '{name} could not be read ({reason}). Save it in another form and try again.',
  brokeReader:
    '{name} could not be read: reading it broke the reader. Save it in another form and try again.',
  chooseColumns:
    '{name} is a table: which of its columns is the text has to be chosen first. Add it in the window, which shows them, or name them by --columns.',
  damagedArchive: '{name} is damaged and cannot be unpacked ({reason}). Get it again from where it came.',
  damagedDocx:
    '{name} is damaged or no Word document ({reason}). Open it in Word, save it anew and add it again.',
  damagedPdf:
    '{name} is damaged: no PDF reader may open it ({reason}). Get it again from where it came, or save it anew.',
  damagedWorkbook:
    '{name} is damaged or no workbook. Open it in a spreadsheet program, save it anew and add it again.',
  deepFeed: '{name} is nested too deeply to be a feed. Get it again from its address.',
  deepPage: '{name} is nested too deeply to be an article. Save only its text and add that.',
  empty: '{name} is empty. Save it anew where it comes from and add it again.',
  emptyFeed:
    '{name} is a feed without entries, or no feed. Open its address in a browser and check that it lists articles.',
  emptyEntry: '{name} holds no text. Open the address of the entry and save its page.',
  emptyPdf: '{name} has no text in it: {reason}. Run text recognition (OCR) on it and add the result.',
  emptyRow: '{name} holds no text: the column that was chosen for the text is empty here.',
  emptyTable:
    '{name} has no row under the names of its columns. Choose another sheet, or fill the table and add it again.',
  foreign: '{name} is {kind}. {advice}.',
  foreignOffice:
    '{name} is an Office file that Claimbench does not read. Save it as .docx, .xlsx or PDF and add that.',
  fullPage: '{name} shows more than a page with one article does. Save only its text and add that.',
  it: 'It',
  largeFeed: '{name} is larger than {limit, number} MB. Get a feed with fewer entries and add that.',
  largeMessage:
    '{name} is larger than {limit, number} MB. Save its text without the attachments and add that.',
  largePart:
    '{name} is not unpacked: “{path}” in it would be larger than any article. If you trust it, unpack it and add what you need.',
  largeUpload: '“{name}” is larger than {limit, number} MB. Split it, or save only its text.',
  lockedArchive: '{name} is locked with a password. Unlock it and add it again.',
  lockedPdf: '{name} is locked with a password. Open it, save or print it without one and add that.',
  longDocx:
    '{name} holds more text than an article can have. Save the part that you need as a document of its own and add that.',
  longPdf:
    '{name} has {pages, number} pages, of which {read, number} could be read in time. Save the part that you need as a PDF of its own and add that.',
  longText: '{name} is longer than {limit, number} characters. Split it and add the parts.',
  manyParts: '{name} holds more than {limit, number} files. Unpack it and add them by folders.',
  misnamed:
    '{name} is damaged, or not what its name says. Open it in the program that it belongs to, save it anew and add it again.',
  noEncoding: '{name} cannot be read as {encoding}: there is no such encoding. Choose another.',
  noMail:
    '{name} cannot be read as an e-mail ({reason}). Open it in the mail program, save its text as .txt and add that.',
  noMailHead:
    '{name} is no e-mail: it names neither sender, subject nor date. Save its text as .txt and add that.',
  noRows: '{name} has no rows. Open it and check that it shows a table.',
  noSheet: '{name} has no sheet “{sheet}”. Choose another.',
  noSheets: '{name} has no sheet that holds a table. Choose another.',
  noTable: '{name} is no table that Claimbench reads.',
  noText: '{name} holds no text. Open it and check that it shows the article.',
  notAtHand: 'This file is not at hand any more. Add it again.',
  notReceived: '“{name}” could not be taken in: {reason}. Try again.',
  notText:
    '{name} is not a text file, whatever its name says. Open it in the program that it belongs to, save the text from there and add that.',
  openDocument: '{name} is an OpenDocument file or an e-book. Save it as .docx or PDF and add that.',
  slow: '{name} took longer than {limit, number} seconds to read. Split it and try again.',
  tableInArchive:
    '{name} is a table, whose columns have to be chosen. Unpack the archive and add it by itself.',
  unnamed: 'This file',
  unreadable: '{name} could not be read: {reason}.',
  wide: '{name} needs more than {limit, number} MB of memory to read. Split it and try again.',
} as const;

/** What a file is that is not read. */
export const kinds = {
  addresses: 'a list of addresses, without articles of its own',
  archive: 'an archive of a kind that Claimbench does not unpack',
  database: 'a database',
  feeds: 'a list of feeds, without articles of its own',
  olderDocument: 'a document of an older kind, or one locked with a password',
  picture: 'a picture, which holds no text',
  postScript: 'a PostScript file',
  recording: 'a recording',
  richText: 'a Rich Text document',
  unknown: 'of a kind that Claimbench does not read',
  xml: 'XML that is neither page nor feed',
} as const;

/** What to do with it instead. */
export const advice = {
  addresses: 'Add the articles or feeds that it names',
  archive: 'Unpack it and add the files',
  database: 'Export its table as .csv and add that',
  feeds: 'Add the articles or feeds that it names',
  olderDocument: 'Open it, save it as .docx or .xlsx without a password and add that',
  picture: 'Run text recognition on it, save what it finds as .txt and add that',
  postScript: 'Save it as PDF and add that',
  recording: 'Write down what is said, save it as .txt and add that',
  richText: 'Save it as .docx or .txt and add that',
  unknown: 'Save it as text, web page, PDF, DOCX or CSV and add that',
  xml: 'Add the articles or feeds that it names',
} as const;

/** What is wrong with a file, in the middle of a sentence. Of what libraries and the system find, their own English stands there. */
export const faults = {
  fonts: 'its fonts do not tell which letters they draw',
  largerThanSaid: 'it is larger than it says of itself',
  oddPacking: 'packed in a way that few programs know',
  pictures:
    '{pages, plural, one {its page is a picture, as a scanner makes it, or empty} other {its # pages are pictures, as a scanner makes them, or empty}}',
  shrunk: 'it became shorter while it was read',
  smallerThanSaid: 'it is smaller than it says of itself',
} as const;

/** Why a page was not got from the web. */
export const fetching = {
  instead: '{reason} If a browser shows the article, save it from the browser, then drop the file here.',
  refused: '{address} was not fetched: {reason}. Open it in a browser, save the page and add the file.',
  stopped: 'Fetching {address} was stopped.',
  answered: 'the server answered {status}',
  answeredWords: 'the server answered {status} ({words})',
  brokeOff: 'the server broke off',
  endless: 'it sends on to other addresses without end',
  foreign: 'what the server sends is {kind}, no page',
  intoNetwork: 'a page on the web sent on to this machine or its network',
  noAnswer: 'the server does not answer',
  noConnection: 'the server takes no connection',
  noNetwork: 'this computer is not connected to the network',
  noServer: 'there is no such server',
  noWebAddress: 'it sends on to what is no web address',
} as const;

/** What a server sends that is no page. */
export const sent = {
  data: 'data for programs (JSON)',
  film: 'a film',
  picture: 'a picture',
  program: 'a program',
  sound: 'a sound',
  styleSheet: 'a style sheet',
  typeface: 'a typeface',
} as const;
