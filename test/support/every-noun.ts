import { createHash } from 'node:crypto';
import { unknownDetails } from '../../src/contract/article-details.ts';
import type { ClaimSetRecords } from '../../src/exchange/index.ts';

const id = (n: number) => `019a0000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

const firstText =
  'Bakery fire on Mill Lane\n\nThree people were hurt, three people were hurt badly, the mayor said.\n\nShare this page';
const secondText = 'Bakery fire on Mill Lane\n\nFive people were hurt, the mayor said.';
const otherText = 'Mill Lane: 3 hurt 🔥\n\n“=SUM(A1)” was painted on the wall, and 3 people were hurt.';

const at = (text: string, exact: string, from = 0) => {
  const start = text.indexOf(exact, from);
  return {
    exact,
    start,
    end: start + exact.length,
    prefix: text.slice(Math.max(0, start - 32), start),
    suffix: text.slice(start + exact.length, start + exact.length + 32),
  };
};
const noVerdict = { verdictId: null, verdictReason: '', verdictBy: null, verdictAt: null };
const ada = id(1);
const bo = id(2);
const created = (by: string) => ({ createdBy: by, createdAt: '2026-02-03T10:00:00.000Z' });
const ledger = {
  a: { text: 'Three people were hurt', start: 0, end: 22 },
  b: { text: '3 people were hurt', start: 0, end: 18 },
  rows: [
    {
      dimension: 'number' as const,
      outcome: 'agree' as const,
      a: { text: 'Three people', start: 0, end: 12 },
      b: { text: '3 people', start: 0, end: 8 },
      note: null,
      values: { a: '3', b: '3' },
    },
  ],
};
const decision = {
  reason: '',
  subject: null,
  ledger: null,
  hashA: sha256('a'),
  hashB: sha256('b'),
  decidedBy: bo,
  decidedAt: '2026-02-03T11:00:00.000Z',
};
const evidence = {
  claimId: id(50),
  note: '',
  revisionId: null,
  start: null,
  end: null,
  address: null,
  accessedAt: null,
  fileName: null,
  fileHash: null,
  ...created(ada),
};

/** Of a place that an editor marked. */
const marked = { carriedFrom: null, confirmedBy: null, confirmedAt: null } as const;

/**
 * A claim set that holds every noun of the model at least once: tags, notes, three decisions, an orphan, a claim
 * without a text, overlapping and multi-anchor claims, two revisions, a set-aside block, evidence of each kind.
 */
export const everyNoun: ClaimSetRecords = {
  editor: [
    { id: ada, name: 'Ada', colour: '#2f5bd0' },
    { id: bo, name: 'Bo', colour: null },
  ],
  publisher: [{ id: id(10), name: 'Mill Herald', grade: 'B', gradeReason: 'corrects itself' }],
  collection: [{ id: id(11), name: 'Fires', note: 'since 2024' }],
  article: [
    {
      id: id(20),
      fileName: 'fire.txt',
      title: 'Bakery fire on Mill Lane',
      publisherId: id(10),
      author: 'C. Dorn',
      publishedAt: '2026-02-01T18:30:00.000Z',
      publishedZone: '+01:00',
      updatedAt: '2026-02-02',
      updatedZone: null,
      address: 'https://herald.example/fire?from=mail',
      canonicalAddress: 'https://herald.example/fire',
      language: 'en',
      provenance: {
        title: 'markup',
        publisher: 'editor',
        author: 'json-ld',
        publishedAt: 'meta',
        updatedAt: 'printed',
        address: 'address',
        canonicalAddress: 'meta',
        language: 'markup',
      },
      collectionIds: [id(11)],
      addedBy: ada,
      addedAt: '2026-02-03T09:00:00.000Z',
    },
    {
      id: id(21),
      fileName: null,
      title: 'Mill Lane: 3 hurt',
      publisherId: null,
      ...unknownDetails,
      publishedAt: '2026-02-02',
      provenance: {},
      collectionIds: [],
      addedBy: bo,
      addedAt: '2026-02-03T09:30:00.000Z',
    },
  ],
  revision: [
    [id(30), id(20), 1, firstText] as const,
    [id(31), id(20), 2, secondText] as const,
    [id(32), id(21), 1, otherText] as const,
  ].map(([revision, articleId, number, text]) => ({
    id: revision,
    articleId,
    number,
    text,
    textHash: sha256(text),
    mediaType: 'text/plain',
    originalHash: sha256(`original ${number}`),
    part: number === 2 ? 'row 2' : null,
    capturedAt: '2026-02-03T09:00:00.000Z',
    updatedAt: '2026-02-03T08:00:00.000Z',
  })),
  block: [
    [id(33), id(30), 0, 26, 'heading', false] as const,
    [id(34), id(30), 26, 98, 'paragraph', false] as const,
    [id(35), id(30), 98, firstText.length, 'paragraph', true] as const,
    [id(36), id(31), 0, secondText.length, 'paragraph', false] as const,
    [id(37), id(32), 0, otherText.length, 'quote', false] as const,
  ].map(([block, revisionId, start, end, role, setAside]) => ({
    id: block,
    revisionId,
    start,
    end,
    role,
    setAside,
  })),
  tag: [
    { id: id(40), name: 'injuries', colour: '#b8430a', description: 'people hurt', parentId: id(41) },
    { id: id(41), name: 'people', colour: null, description: '', parentId: null },
  ],
  rating: [
    { id: id(45), label: 'mostly true', meaning: 'right but for a detail', rank: 2, needsTwoSources: true },
  ],
  claim: [
    {
      id: id(50),
      externalId: 'fire-1',
      articleId: id(20),
      statement: 'Three people were hurt in the fire.',
      type: 'quantity',
      attribution: [
        { name: 'Mill Herald', kind: 'organisation', role: null },
        { name: 'the mayor', kind: 'unnamed', role: 'mayor' },
      ],
      asOf: '2026-02-01',
      tagIds: [id(40), id(41)],
      note: 'called the mayor twice',
      status: 'done',
      verdictId: id(45),
      verdictReason: 'the hospital confirms it',
      verdictBy: bo,
      verdictAt: '2026-02-03T12:00:00.000Z',
      ...created(ada),
    },
    {
      id: id(51),
      externalId: null,
      articleId: id(20),
      statement: '',
      type: 'event',
      attribution: [],
      asOf: null,
      tagIds: [],
      note: '',
      status: 'checking',
      ...noVerdict,
      ...created(ada),
    },
    {
      id: id(52),
      externalId: null,
      articleId: id(21),
      statement: '',
      type: 'quantity',
      attribution: [],
      asOf: null,
      tagIds: [id(40)],
      note: '',
      status: 'to-check',
      ...noVerdict,
      ...created(bo),
    },
    {
      id: id(53),
      externalId: null,
      articleId: null,
      statement: 'The oven was switched off at six.',
      type: 'statement',
      attribution: [{ name: 'E. Falk', kind: 'person', role: 'baker' }],
      asOf: null,
      tagIds: [],
      note: 'heard on the radio',
      status: 'dropped',
      ...noVerdict,
      ...created(bo),
    },
    {
      id: id(54),
      externalId: null,
      articleId: id(20),
      statement: '',
      type: 'other',
      attribution: [],
      asOf: null,
      tagIds: [],
      note: '',
      status: 'to-check',
      ...noVerdict,
      ...created(ada),
    },
  ],
  anchor: [
    // One claim in two places of the first revision, and where they went in the second.
    {
      id: id(60),
      claimId: id(50),
      revisionId: id(30),
      ...at(firstText, 'Three people were hurt'),
      state: 'same',
      ...marked,
    },
    {
      id: id(61),
      claimId: id(50),
      revisionId: id(30),
      ...at(firstText, 'three people were hurt badly'),
      state: 'same',
      ...marked,
    },
    {
      id: id(62),
      claimId: id(50),
      revisionId: id(31),
      ...at(secondText, 'Five people were hurt'),
      state: 'value-changed',
      carriedFrom: id(60),
      confirmedBy: bo,
      confirmedAt: '2026-02-04T08:00:00.000Z',
    },
    {
      id: id(63),
      claimId: id(51),
      revisionId: id(30),
      ...at(firstText, 'people were hurt, three people'),
      state: 'same',
      ...marked,
    },
    {
      id: id(64),
      claimId: id(52),
      revisionId: id(32),
      ...at(otherText, '3 people were hurt'),
      state: 'same',
      ...marked,
    },
    // An orphan: it stood in the first revision and has no place in the second.
    {
      id: id(65),
      claimId: id(54),
      revisionId: id(30),
      ...at(firstText, 'hurt badly'),
      state: 'same',
      ...marked,
    },
    {
      id: id(66),
      claimId: id(54),
      revisionId: id(31),
      exact: 'hurt badly',
      prefix: 'people were ',
      suffix: ', the mayor',
      start: null,
      end: null,
      state: 'gone',
      carriedFrom: id(65),
      confirmedBy: null,
      confirmedAt: null,
    },
  ],
  evidence: [
    { ...evidence, id: id(70), kind: 'passage', stance: 'for', revisionId: id(32), start: 56, end: 74 },
    {
      ...evidence,
      id: id(71),
      kind: 'file',
      stance: 'against',
      fileName: 'report.pdf',
      fileHash: sha256('report'),
    },
    {
      ...evidence,
      id: id(72),
      kind: 'address',
      stance: 'for',
      address: 'https://hospital.example/',
      accessedAt: '2026-02-03',
      note: 'press page',
    },
    { ...evidence, id: id(73), kind: 'note', stance: 'context', note: 'The mayor was not at the scene.' },
  ],
  correction: [
    {
      id: id(80),
      claimId: id(52),
      part: 'number',
      value: {
        quantities: [
          {
            start: 0,
            end: 8,
            printed: '3 people',
            comparator: 'exactly',
            value: 3,
            low: 3,
            high: 3,
            kind: 'count',
            unit: 'peopl',
          },
        ],
      },
    },
  ],
  decision: [
    { ...decision, id: id(90), a: id(50), b: id(52), relation: 'agrees', ledger, reason: 'same count' },
    { ...decision, id: id(91), a: id(51), b: id(52), relation: 'updates', subject: 'b' },
    { ...decision, id: id(92), a: id(52), b: id(53), relation: 'unrelated' },
  ],
  point: [
    {
      id: id(100),
      claimId: id(50),
      title: 'People hurt',
      conclusion: 'Three were hurt.',
      conclusionLow: 3,
      conclusionHigh: 3,
      conclusionUnit: 'people',
    },
  ],
  joining: [
    { id: id(110), noun: 'claim', a: id(50), b: id(51), rule: 'must-join' },
    { id: id(111), noun: 'article', a: id(20), b: id(21), rule: 'cannot-join' },
  ],
  dismissal: [
    {
      id: id(115),
      revisionId: id(30),
      start: 0,
      end: 24,
      dismissedBy: bo,
      dismissedAt: '2026-02-03T12:00:00.000Z',
    },
  ],
  alias: [{ id: id(120), name: 'the Herald', standsFor: 'Mill Herald' }],
  earlierCheck: [
    {
      id: id(130),
      text: 'Ten people were hurt on Mill Lane',
      rating: 'false',
      publisher: 'Checkers',
      publishedAt: '2026-02-02',
      address: 'https://checkers.example/1',
    },
  ],
  savedSearch: [{ id: id(140), name: 'Fires of 2026', query: 'fire after:2026-01-01' }],
};
