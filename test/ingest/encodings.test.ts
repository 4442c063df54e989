import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findDeclaredEncoding } from '../../src/ingest/declared-encoding.ts';
import { findEncodingOf } from '../../src/ingest/decode.ts';
import { decodeAs, findEncoding, openTextSource } from '../../src/ingest/encodings.ts';
import { parseOne } from '../support/parse-one.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const latin1 = (text: string) => Uint8Array.from(Buffer.from(text, 'latin1'));

/** A text in an encoding of one byte a letter, by turning the decoder round. */
function encodeAs(encoding: string, text: string): Uint8Array {
  const letters = new Map(
    Array.from(
      { length: 256 },
      (_, byte) => [decodeAs(encoding, Uint8Array.of(byte)), byte] as const,
    ).reverse(),
  );
  return Uint8Array.from(text, (letter) => {
    const byte = letters.get(letter);
    if (byte === undefined) throw new Error(`${encoding} has no ${letter}`);
    return byte;
  });
}

const russian =
  'Власти порта сообщили в понедельник, что гавань закрыта на две недели. Водолазы нашли трещины в северной стене.';
const polish =
  'Władze portu poinformowały w poniedziałek, że przystań będzie zamknięta. Nurkowie znaleźli pęknięcia w ścianie północnego nabrzeża.';
const texts = {
  german:
    'Die Hafenbehörde teilte mit, der Kai müsse für zwei Wochen geschlossen bleiben. Taucher fanden Risse.',
  danish:
    'Havnens ledelse sagde mandag, at kajen må lukkes i to uger, fordi dykkere fandt revner på øens nordlige mur.',
  turkish:
    'Liman yönetimi pazartesi günü rıhtımın iki hafta kapalı kalacağını söyledi. Dalgıçlar çatlaklar buldu.',
  greek: 'Η λιμενική αρχή ανακοίνωσε τη Δευτέρα ότι το λιμάνι θα μείνει κλειστό για δύο εβδομάδες.',
  hebrew: 'הנהלת הנמל הודיעה ביום שני כי הרציף יישאר סגור במשך שבועיים לאחר שצוללנים מצאו סדקים',
  arabic: 'قالت إدارة الميناء يوم الاثنين إن الرصيف سيبقى مغلقا لمدة أسبوعين بعد أن وجد الغواصون شقوقا',
  thai: 'ท่าเรือจะปิดเป็นเวลาสองสัปดาห์ตั้งแต่วันจันทร์ เจ้าหน้าที่กล่าวหลังจากนักดำน้ำพบรอยร้าว',
  french:
    'Les autorités du port ont annoncé que le quai serait fermé pendant deux semaines après la découverte de fissures. Le cœur du problème est ancien.',
};

test.each([
  ['windows-1251', russian],
  ['koi8-r', russian],
  ['ibm866', russian],
  ['ibm855', russian],
  ['x-mac-cyrillic', russian],
  ['iso-8859-5', russian],
  ['windows-1250', polish],
  ['iso-8859-2', polish],
  ['ibm852', polish],
  ['x-mac-ce', polish],
  ['windows-1252', texts.german],
  ['macintosh', texts.german],
  ['ibm865', texts.danish],
  ['windows-1254', texts.turkish],
  ['windows-1253', texts.greek],
  ['windows-1255', texts.hebrew],
  ['windows-1256', texts.arabic],
  ['windows-874', texts.thai],
  ['iso-8859-15', texts.french],
])('a text in %s is read as it was written', async (encoding, text) => {
  const bytes = encodeAs(encoding, text);
  expect((await parseOne('a.txt', bytes)).text).toBe(text);
});

test.each([
  [
    'shift_jis',
    '8d608ae297b78ee582c98d6082f095c282b682e98145836383438362835e81428d6082cd32837c8abd82e982b682bd814283698143836f815b82f08bf382e982be82ab82bd8142',
  ],
])('a text in %s is told by its characters', (encoding, hex) => {
  expect(findEncodingOf(Uint8Array.from(Buffer.from(hex, 'hex')), 'text')).toBe(encoding);
});

test('UTF-16 without a mark, with and without ASCII in it', async () => {
  for (const text of [
    'The harbour is closed.',
    '港は二週間閉鎖されます。ダイバーが壁に亀裂を見つけました。港湾局が月曜日に発表しました。',
  ]) {
    const little = new Uint8Array(Buffer.from(text, 'utf16le'));
    const big = Uint8Array.from(Buffer.from(text, 'utf16le').swap16());
    expect((await parseOne('a.txt', little)).text).toBe(text);
    expect((await parseOne('a.txt', big)).text).toBe(text);
  }
});

test.each([
  ['iso-2022-jp', '\x1b$B9A$OJD$8$F$$$k\x1b(B', '港は閉じている'],
  ['iso-2022-kr', '\x1b$)C\x0eG0D!\x0f closed', '항치 closed'],
  ['hz-gb-2312', 'Closed: ~{8[?Z~}.', 'Closed: 港口.'],
])('%s shifts between its characters', async (_, bytes, text) => {
  expect((await parseOne('a.txt', latin1(bytes))).text).toContain(text.slice(-3));
});

test('UTF-8 with a broken character stays UTF-8, and one cut at the end is no fault', () => {
  const text = utf8('Smörgås på ön är god, sade de på färjan i går.');
  const broken = Uint8Array.from([...text, 0xe5, 0x20, 0x61]);
  expect(findEncodingOf(broken, 'text')).toBe('utf-8');
  expect(findEncodingOf(utf8('på').subarray(0, -1), 'text')).toBe('utf-8');
});

describe('what markup declares', () => {
  test.each([
    ['<meta charset=koi8-r>', 'koi8-r'],
    ["<META http-equiv='Content-Type' content='text/html; charset=\"iso-8859-2\"'>", 'iso-8859-2'],
    ['<?xml version="1.0" encoding="windows-1251"?><rss>', 'windows-1251'],
    ['<!-- <meta charset=koi8-r> --><p>', null],
    ['<a title="<meta charset=koi8-r>">', null],
    ['<meta charset=utf-16>', 'utf-8'],
    ['<meta charset=nonsense>', null],
    ['<meta content="charset=koi8-r">', null],
    ['<meta charset=koi8-r', null],
  ])('%s', (markup, encoding) => {
    expect(findDeclaredEncoding(latin1(markup))).toBe(encoding);
  });

  test('counts for pages, unless the bytes are UTF-8, and not for plain text', async () => {
    const page = (bytes: Uint8Array) => Uint8Array.from([...latin1('<meta charset=koi8-r><p>'), ...bytes]);
    expect((await parseOne('a.html', page(encodeAs('koi8-r', 'Порт закрыт')))).text).toBe('Порт закрыт');
    expect((await parseOne('a.html', page(utf8('Порт закрыт')))).text).toBe('Порт закрыт');
    expect(findEncodingOf(latin1('<meta charset=koi8-r>'), 'text')).toBe('utf-8');
  });
});

test.each([
  ['cp852', 'ibm852'],
  ['TIS-620', 'windows-874'],
  ['latin1', 'windows-1252'],
  ['klingon', null],
])('%s is called %s here', (label, name) => {
  expect(findEncoding(label)).toBe(name);
});

test('a text decoded part by part is the text decoded at once', () => {
  const encodings = fc.constantFrom('utf-8', 'ibm852', 'shift_jis', 'iso-2022-kr', 'hz-gb-2312', 'utf-16le');
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 60 }),
    fc
      .array(fc.constantFrom(0x7e, 0x7b, 0x7d, 0x41, 0x38, 0x5b, 0x0e, 0x0f, 0x0a), { maxLength: 40 })
      .map((list) => Uint8Array.from(list)),
  );
  fc.assert(
    fc.property(encodings, bytes, fc.nat(60), (encoding, input, cut) => {
      const source = openTextSource(encoding);
      const parts = source.decode(input.subarray(0, cut), false) + source.decode(input.subarray(cut), true);
      expect(parts).toBe(decodeAs(encoding, input));
    }),
  );
});

test('compressed or encrypted bytes are no text, whatever they are called', async () => {
  let state = 1;
  const noise = Uint8Array.from({ length: 5000 }, () => {
    state = (state * 48_271) % 2_147_483_647;
    return state >> 8;
  });
  await expect(parseOne('a.txt', noise)).rejects.toThrow(
    expect.objectContaining({
      code: 'unreadable',
      message: expect.stringContaining('a.txt is not a text file'),
    }),
  );
});

test('a few control characters by mistake do not make a text unreadable', async () => {
  expect((await parseOne('a.txt', utf8('Ferry\0 late\x07 again, the port said on Monday.'))).text).toBe(
    'Ferry late again, the port said on Monday.',
  );
});
