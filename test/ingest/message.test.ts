import { describe, expect, test } from 'vitest';
import { parseOne } from '../support/parse-one.ts';

const read = (lines: readonly string[], name = 'a.eml') =>
  parseOne(name, new TextEncoder().encode(lines.join('\r\n')));

test('a message: who wrote it, when, about what, and its text as it was laid out', async () => {
  const message = [
    'From: =?utf-8?q?R=C3=B6th=2C_Ana?= <ana@post.example>',
    'Subject: =?utf-8?B?UXVheSBjbG9zZWQg4oCTIGFnYWlu?=',
    'Date: Wed, 4 Mar 2026 09:30:00 +0100 (CET)',
    'List-Id: "Velm port news" <news.port.example>',
    'MIME-Version: 1.0',
    'Content-Type: multipart/alternative; boundary=b',
    '',
    '--b',
    'Content-Type: text/plain; charset=iso-8859-1',
    'Content-Transfer-Encoding: quoted-printable',
    '',
    'The caf=E9 is closed.',
    '--b',
    'Content-Type: text/html; charset=utf-8',
    '',
    '<p>The café is closed.</p><ul><li>One</li></ul><img src="https://tracker.example/x">',
    '--b--',
  ];
  expect(await read(message)).toMatchObject({
    title: 'Quay closed – again',
    author: 'Röth, Ana',
    publisher: 'Velm port news',
    publishedAt: '2026-03-04T08:30:00.000Z',
    publishedZone: '+01:00',
    text: 'Quay closed – again\n\nThe café is closed.\n\nOne',
    mediaType: 'message/rfc822',
    provenance: { title: 'message', author: 'message', publishedAt: 'message', publisher: 'message' },
  });
});

test('plain text; a bare address is nobody’s name; what is attached is left', async () => {
  const message = [
    'From: ana@post.example',
    'Subject: Quay',
    'Content-Type: multipart/mixed; boundary=b',
    '',
    '--b',
    'Content-Type: text/plain',
    '',
    'The quay is closed.',
    '--b',
    'Content-Type: application/pdf; name=quay.pdf',
    'Content-Transfer-Encoding: base64',
    '',
    'JVBERi0=',
    '--b--',
  ];
  const { author, text, publishedAt } = await read(message);
  expect({ author, publishedAt }).toEqual({ author: null, publishedAt: null });
  expect(text.trim()).toBe('Quay\n\nThe quay is closed.');
});

test('a page that a browser saved as one file is the page, with its address', async () => {
  const page = [
    'From: <Saved by a browser>',
    'Snapshot-Content-Location: https://post.example/quay?id=1',
    'Subject: Quay',
    'MIME-Version: 1.0',
    'Content-Type: multipart/related; boundary=b; type="text/html"',
    '',
    '--b',
    'Content-Type: text/html; charset=utf-8',
    'Content-Location: https://post.example/quay?id=1',
    '',
    '<html lang="en"><head><meta name="author" content="Ana Roth"></head><body><article><h1>Quay closed</h1><p>Divers found cracks in the wall of the northern quay on Monday, the authority said.</p></article></body></html>',
    '--b--',
  ];
  expect(await read(page, 'a.mhtml')).toMatchObject({
    title: 'Quay closed',
    author: 'Ana Roth',
    address: 'https://post.example/quay?id=1',
    provenance: { author: 'meta', address: 'message' },
  });
});

test.each([
  ['no message', ['Just some words', '', 'and more']],
  ['a message without text', ['From: a@b.example', 'Subject: …', '', '']],
  [
    'parts nested without end',
    ['Subject: x', ...Array(400).fill('Content-Type: multipart/mixed; boundary=b\r\n\r\n--b')],
  ],
  ['a page nested without end', ['Subject: x', 'Content-Type: text/html', '', '<div>'.repeat(20_000)]],
])('%s: refused', async (_, lines) => {
  await expect(read(lines)).rejects.toThrow(
    expect.objectContaining({ code: 'unreadable', message: expect.stringContaining('a.eml') }),
  );
});

test('a header of nothing but signs takes no time', async () => {
  const { title } = await read([
    'Subject: x',
    `List-Id: ${'<'.repeat(200_000)}`,
    `From: ${'('.repeat(100_000)}`,
    '',
    'Words',
  ]);
  expect(title).toBe('x');
});

test('what an answer quotes and how it ends are set aside; the writer’s own words between them are not', async () => {
  const { text, blocks } = await read([
    'From: Velm Waterworks <press@water.example>',
    'Subject: Your question',
    'Content-Type: text/plain; charset=utf-8',
    '',
    'Dear editors,',
    '',
    'On 3 March 2026, newsdesk@post.example wrote:',
    '> How deep is the basin?',
    '>> We heard nine metres.',
    '',
    'It is eleven metres deep.',
    '',
    'The mayor wrote:',
    'a letter to the council.',
    '',
    'Kind regards,',
    'Velm Waterworks',
    'Press Office',
    '',
    '> On 2 March 2026 newsdesk@post.example wrote:',
    '> Are you there?',
  ]);
  const lines = (isAside: boolean) =>
    blocks
      .filter(({ setAside }) => setAside === isAside)
      .map(({ start, end }) => text.slice(start, end).trim());
  expect(lines(false)).toEqual([
    'Your question',
    'Dear editors,',
    'It is eleven metres deep.',
    'The mayor wrote:\na letter to the council.',
  ]);
  expect(blocks.filter(({ role }) => role === 'heading')).toHaveLength(1);
});

describe('a message of HTML', () => {
  const send = (subject: string, html: string) =>
    read(['From: Ana Roth <ana@post.example>', `Subject: ${subject}`, 'Content-Type: text/html', '', html]);
  const readLines = async (subject: string, html: string) => {
    const { text, blocks } = await send(subject, html);
    const kept = blocks.filter(({ setAside }) => !setAside);
    return kept.map(({ start, end }) => text.slice(start, end).trim()).slice(1);
  };
  const answer = 'The basin is eleven metres deep.';
  const asked = 'How deep is the basin?';

  test.each([
    [
      'Gmail',
      `<div dir="ltr">${answer}<div><br></div><span class="gmail_signature_prefix">-- </span><br><div dir="ltr" class="gmail_signature"><div>Ana Roth</div><div>Port of Velm</div></div></div><br><div class="gmail_quote gmail_quote_container"><div dir="ltr" class="gmail_attr">Am Di., 3. März 2026 um 09:12 Uhr meldete Newsdesk &lt;<a href="mailto:n@post.example">n@post.example</a>&gt;:<br></div><blockquote class="gmail_quote" style="margin:0px"><div>${asked}</div><ul><li>And how wide?</li></ul></blockquote></div>`,
    ],
    [
      'Outlook on the web',
      `<div>${answer}</div><div id="Signature"><p>Ana Roth</p></div><div id="appendonsend"></div><hr><div id="divRplyFwdMsg" dir="ltr"><font><b>Odesílatel:</b> Newsdesk<br><b>Odesláno:</b> úterý 3. března 2026 9:12<br></font></div><div>${asked}</div><div><p>Newsdesk</p></div>`,
    ],
    [
      'Outlook on Windows',
      `<div class="WordSection1"><p class="MsoNormal">${answer}</p><div><div style="border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm"><p class="MsoNormal"><b>From:</b> Newsdesk &lt;n@post.example&gt; <br><b>Sent:</b> Tuesday, 3 March 2026 09:12<br><b>To:</b> Ana Roth<br><b>Subject:</b> Depth</p></div></div><p class="MsoNormal">${asked}</p></div>`,
    ],
    [
      'Outlook, line by line, in German',
      `<p>${answer}</p><p>Mit freundlichen Grüßen</p><p>Ana Roth</p><p><b>Von:</b> Newsdesk</p><p><b>Gesendet:</b> Dienstag, 3. März 2026</p><p><b>An:</b> Ana Roth</p><p><b>Betreff:</b> Tiefe</p><p>${asked}</p>`,
    ],
    [
      'Apple Mail',
      `<div>${answer}</div><div><br><blockquote type="cite"><div>On 3 Mar 2026, at 09:12, Newsdesk &lt;n@post.example&gt; wrote:</div><br class="Apple-interchange-newline"><div>${asked}</div></blockquote></div>`,
    ],
    [
      'Thunderbird, the answer below',
      `<div class="moz-cite-prefix">Op 03-03-2026 om 09:12 heeft Newsdesk het volgende geschreven:<br></div><blockquote type="cite" cite="mid:1@post.example"><p>${asked}</p></blockquote><p>${answer}</p><pre class="moz-signature">-- \nAna Roth</pre>`,
    ],
    [
      'Yahoo',
      `<div class="ydp1yahoo-style-wrap"><div>${answer}</div><div class="ydp1signature">Ana Roth</div></div><div id="ydp2yahoo_quoted_5" class="ydp2yahoo_quoted"><div><div>On Tuesday, Newsdesk wrote:</div><div>${asked}</div></div></div>`,
    ],
  ])('%s: quotes and signature are set aside', async (_, html) => {
    expect(await readLines('Re: Depth', html)).toEqual([answer]);
  });

  const story = 'Divers found cracks in the wall of the northern quay on Monday.';
  const head = '<b>From:</b> Newsdesk<br><b>Date:</b> Tue, 3 Mar 2026<br><b>Subject:</b> Quay<br>';
  const classic = '<b>From:</b> Newsdesk<br><b>Sent:</b> Tuesday<br><b>To:</b> Ana<br><b>Subject:</b> Quay';
  test.each([
    [
      'Gmail',
      'Fwd: Quay',
      `<div dir="ltr">See below<div class="gmail_signature">Ana Roth</div><br><div class="gmail_quote"><div class="gmail_attr">---------- Forwarded message ---------<br>${head}</div><p>${story}</p></div></div>`,
    ],
    [
      'Outlook',
      'FW: Quay',
      `<p>See below</p><p>Kind regards,</p><p>Ana Roth</p><div id="divRplyFwdMsg">${classic}</div><p>${story}</p>`,
    ],
    [
      'Outlook in another language',
      'WG: Quay',
      `<p>See below</p><div id="divRplyFwdMsg">${classic}</div><p>${story}</p>`,
    ],
    [
      'Apple Mail, told before the quote',
      'Fwd: Quay',
      `<div>See below</div><div>Begin forwarded message:</div><br><blockquote type="cite"><div>${head}</div><div>${story}</div></blockquote>`,
    ],
    [
      'Apple Mail, told inside it',
      'Fwd: Quay',
      `<div>See below</div><div>-- </div><div>Ana Roth</div><blockquote type="cite"><div>Begin forwarded message:</div><div>${head}</div><div>${story}</div></blockquote>`,
    ],
    [
      'Thunderbird',
      'Fwd: Quay',
      `<p>See below</p><div class="moz-forward-container">-------- Weitergeleitete Nachricht --------<table><tr><th>Betreff:</th><td>Quay</td></tr><tr><th>Datum:</th><td>Tue, 3 Mar 2026 09:12:00 +0100</td></tr><tr><th>Von:</th><td>Newsdesk &lt;n@post.example&gt;</td></tr></table><p>${story}</p></div>`,
    ],
    [
      'Yahoo',
      'Fw: Quay',
      `<div>See below</div><div class="yahoo_quoted"><div>----- Forwarded Message -----</div><div>${head}</div><div>${story}</div></div>`,
    ],
  ])('%s: what is forwarded stays, and gives the details by its head', async (_, subject, html) => {
    expect(await readLines(subject, html)).toEqual(['See below', story]);
    const { title, author, publishedAt } = await send(subject, html);
    const day = publishedAt?.slice(0, 10) ?? null;
    expect({ title, author, day }).toEqual({
      title: 'Quay',
      author: 'Newsdesk',
      day: html.includes('<b>Sent:') ? null : '2026-03-03',
    });
  });

  test('what a newsletter prints of itself is set aside; what it tells of such things is not', async () => {
    const html = [
      '<a href="b">View in browser</a>',
      `<p>${story}</p>`,
      '<p>Unsubscribe numbers of the port’s newsletter rose by 12 percent in May.</p>',
      '<p>You are receiving a parcel because the port sorts them again, the council told those who wait.</p>',
      '<p>You get this e-mail because you signed up. <a href="u">Unsubscribe</a></p>',
      '<p>Manage preferences | Forward to a friend | Update your subscription</p>',
      '<p>If you no longer wish to receive these e-mails, click here.</p>',
      '<p>Newsletter abbestellen</p>',
    ].join('');
    expect(await readLines('Quay', html)).toEqual([
      story,
      'Unsubscribe numbers of the port’s newsletter rose by 12 percent in May.',
      'You are receiving a parcel because the port sorts them again, the council told those who wait.',
    ]);
    expect(await readLines('Quay', '<p>View in browser</p>')).toEqual(['View in browser']);
  });

  test.each([
    [
      'a quotation of the article',
      `<p>The mayor wrote:</p><blockquote>${story}</blockquote><p>${answer}</p>`,
    ],
    ['nothing but a quote', `<blockquote type="cite">${story}</blockquote>`],
    ['nothing but a quote under a greeting line', `<div class="yahoo_quoted">${story}</div><div>-- </div>`],
    ['a letter that names who sends it', `<p>From: the board</p><p>${story}</p><p>Subject: the quay</p>`],
    ['a line drawn over a box', `<div style="border-top:solid 1pt">${story}</div>`],
    [
      'what goes on under an editor’s letter',
      `<p>${answer}</p><p>Best wishes,</p>${Array.from({ length: 21 }, (_, at) => `<p>Item ${at}</p>`).join('')}`,
    ],
    ['a column on signatures', `<div class="signatures">${story}</div><p class="quote">${answer}</p>`],
  ])('%s stays', async (_, html) => {
    expect((await send('Re: Quay', html)).blocks.filter(({ setAside }) => setAside)).toEqual([]);
  });

  test('a message is whole where a piece of it was pasted in', async () => {
    const html = `<p>${answer}</p><!--StartFragment--><p>${story}</p><!--EndFragment--><p>${asked}</p>`;
    expect(await readLines('Quay', html)).toEqual([answer, story, asked]);
  });
});

test('plain text, too: what stands under the lines of the message answered, and a forward behind a signature', async () => {
  const plain = async (subject: string, lines: readonly string[]) => {
    const { text, blocks } = await read([`Subject: ${subject}`, '', ...lines]);
    const kept = blocks.filter(({ setAside }) => !setAside);
    return kept.map(({ start, end }) => text.slice(start, end).trim()).slice(1);
  };
  const below = ['From: Newsdesk', 'Sent: Tuesday, 3 March 2026', 'To: Ana Roth', 'Subject: Depth'];
  const answered = ['Eleven metres.', '', '-----Original Message-----', ...below, '', 'How deep is it?'];
  expect(await plain('RE: Depth', answered)).toEqual(['Eleven metres.']);
  const forwarded = [
    'See below',
    '-- ',
    'Ana',
    '',
    '----- Forwarded message -----',
    ...below,
    '',
    'It is closed.',
  ];
  const kept = await plain('FW: Depth', forwarded);
  expect(kept).toEqual(['See below', 'It is closed.']);
});

describe('a forwarded message', () => {
  const forward = (subject: string, ...lines: readonly string[]) =>
    read([
      'From: Ana Roth <ana@post.example>',
      `Subject: ${subject}`,
      'Date: Wed, 4 Mar 2026 09:30:00 +0100',
      'Organization: Velm Post',
      '',
      ...lines,
    ]);
  const head = [
    '---------- Forwarded message ---------',
    'From: Roads Office <office@roads.example>',
    'Date: Tue, 3 Mar 2026 at 07:58',
    'Subject: Count of cars',
    'To: <press@roads.example>, Nils Abend <nils@post.example>,',
    ' Rosa Tamm <rosa@post.example>',
    '',
    'The bridge carries 12,400 cars a day.',
  ];

  test('is of whom it came from, with its day and subject', async () => {
    const found = await forward('Fwd: Count of cars', 'See below.', '', ...head);
    expect(found).toMatchObject({
      title: 'Count of cars',
      author: 'Roads Office',
      publisher: null,
      publishedAt: '2026-03-03',
      publishedZone: null,
      provenance: { title: 'message', author: 'message', publishedAt: 'message' },
    });
    const kept = found.blocks.filter(({ setAside }) => !setAside);
    expect(kept.map(({ start, end }) => found.text.slice(start, end).trim())).toEqual([
      'Count of cars',
      'See below.',
      'The bridge carries 12,400 cars a day.',
    ]);
  });

  test('is none of the sender’s quotes where each of its lines has a mark', async () => {
    const marked = head.slice(1).map((line) => `> ${line}`);
    const found = await forward(
      'Fwd: Count of cars',
      'See below.',
      '',
      'Begin forwarded message:',
      '',
      ...marked,
    );
    expect(found).toMatchObject({ title: 'Count of cars', author: 'Roads Office' });
    const kept = found.blocks.filter(({ setAside }) => !setAside);
    expect(kept.map(({ start, end }) => found.text.slice(start, end).trim())).toEqual([
      'Count of cars',
      'See below.',
      '> The bridge carries 12,400 cars a day.',
    ]);
  });

  test('keeps a subject of the one who forwards it; a bare address is nobody’s name', async () => {
    const unnamed = head.map((line) =>
      line.replace('Roads Office <office@roads.example>', 'office@roads.example'),
    );
    expect(await forward('Fwd: Corrected figures', ...unnamed)).toMatchObject({
      title: 'Fwd: Corrected figures',
      author: null,
    });
  });

  test('forwarded again, is still of the first', async () => {
    const again = [
      '-------- Forwarded Message --------',
      'From: Nils Abend',
      'Date: 4 March 2026',
      'Subject: Fwd: Count of cars',
      '',
    ];
    expect(await forward('Fwd: Fwd: Count of cars', ...again, ...head)).toMatchObject({
      title: 'Count of cars',
      author: 'Roads Office',
      publishedAt: '2026-03-03',
    });
  });

  test('is an appendix to a letter of one’s own', async () => {
    const found = await forward('The bridge', 'The bridge is closed until May.', '', ...head);
    expect(found).toMatchObject({ title: 'The bridge', author: 'Ana Roth', publisher: 'Velm Post' });
  });

  test('without its head is of the one who sends it', async () => {
    expect(await forward('Fwd: Count of cars', 'The bridge is closed until May.')).toMatchObject({
      title: 'Fwd: Count of cars',
      author: 'Ana Roth',
    });
  });
});
