import { expect, test } from 'vitest';
import { recogniseFile } from '../../src/ingest/recognise.ts';

const kindOf = (name: string, content: string) =>
  recogniseFile({ name, bytes: Uint8Array.from(Buffer.from(content, 'latin1')) });

test.each([
  ['notes', 'Ferry late', 'text'],
  ['Dr. Smith’s diary', 'Ferry late', 'text'],
  ['a.txt', '<rss><channel/></rss>', 'text'],
  ['a.txt', '<!doctype html>\n<html><head><title>Ferry</title>', 'html'],
  ['a.txt', '<HTML xmlns:x>, one writes', 'text'],
  ['a.txt', '<body onload>, one writes', 'text'],
  ['a.txt', '<p>A line of a page', 'text'],
  ['a.txt', '%PDF-1.4', 'pdf'],
  ['a.pdf', 'junk before it\n%PDF-1.4', 'pdf'],
  ['a.txt', 'PK\x03\x04', 'packed'],
  ['a.xml', '<?xml version="1.0"?>\n<!-- mine -->\n<rss version="2.0">', 'feed'],
  ['a.xml', '<!DOCTYPE rdf:RDF [<!ENTITY x "<rss>">]><rdf:RDF>', 'feed'],
  ['a.xml', '\xef\xbb\xbf<feed xmlns="http://www.w3.org/2005/Atom">', 'feed'],
  ['a.xml', '\xff\xfe<\0r\0s\0s\0>\0', 'feed'],
  ['a.xml', '<!doctype html><p>', 'html'],
  ['saved', '<html><p>', 'html'],
  ['index.php', '<!DOCTYPE HTML PUBLIC "x"><p>', 'html'],
  ['a.CSV', 'a,b', 'table'],
  ['a.eml', 'Subject: x', 'message'],
])('%s with %j is %s', (name, content, kind) => {
  expect(kindOf(name, content)).toBe(kind);
});

test.each([
  ['a.rtf', '{\\rtf1', 'Rich Text'],
  ['a.txt', '{\\rtf1', 'Rich Text'],
  ['a.doc', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'older kind'],
  ['a.docx', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'password'],
  ['a.jpg', '\xff\xd8\xff\xe0', 'picture'],
  ['a', '\x89PNG\r\n', 'picture'],
  ['a.mp3', 'ID3\x03', 'recording'],
  ['a.7z', '7z\xbc\xaf\x27\x1c', 'Unpack'],
  ['a.docx', 'no archive', 'not what its name says'],
  ['a.opml', '<opml version="2.0">', 'list of feeds'],
  ['a.xml', '<urlset>', 'list of addresses'],
  ['a.xml', '<?xml version="1.0"?><config>', 'neither page nor feed'],
  ['a.json', '{"a": 1}', 'does not read'],
  ['a.xml', 'words', 'does not read'],
])('%s with %j is refused by its kind', (name, content, said) => {
  expect(() => kindOf(name, content)).toThrow(
    expect.objectContaining({
      name: 'DomainError',
      code: 'unreadable',
      message: expect.stringMatching(new RegExp(`^${name} .*${said}`)),
    }),
  );
});

test.each([
  ['words that begin like a mark', 'GIF8 is no picture', 'text'],
  ['words that begin like another', 'ID3 tags name songs', 'text'],
])('%s are text', (_, content, kind) => {
  expect(kindOf('a.txt', content)).toBe(kind);
});

test('the look at the markup takes no time, however it goes on', () => {
  for (const part of ['<!x ', '<?', '<!--', '<!-- - ', '<!doctype ', '<!a ["', '<'])
    expect(() => kindOf('a.xml', part.repeat(5000))).toThrow('a.xml');
});
