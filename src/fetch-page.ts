import { lookup as resolveName } from 'node:dns';
import type { IncomingMessage } from 'node:http';
import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { BlockList, isIP, type LookupFunction } from 'node:net';
import { pipeline, type Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { DomainError } from './contract/domain-error.ts';
import type { sent } from './words/en/files.ts';
import { type Saying, saying } from './words/saying.ts';

/** A page on its way from the web. */
export interface FetchedPage {
  /** After all redirects. */
  readonly address: string;
  /** As a file is named, with the ending of its kind. */
  readonly name: string;
  /** As the server declares it. */
  readonly encoding: string | null;
  /** Unpacked as it arrives. */
  readonly body: Readable;
}

/** Browsers follow 20; five are more than articles need. */
const mostRedirects = 5;
/** Until the server answers, and between two parts of its answer; in milliseconds. */
const patience = 20_000;

/** Addresses of this machine and of networks around it, which nobody reaches from outside. */
const ownNetworks = new BlockList();
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
] as const)
  ownNetworks.addSubnet(network, prefix, 'ipv4');
for (const [network, prefix] of [
  ['::1', 128],
  ['::', 128],
  ['fc00::', 7],
  ['fe80::', 10],
] as const)
  ownNetworks.addSubnet(network, prefix, 'ipv6');

const isOwn = (ip: string) => {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(ip)?.[1];
  return ownNetworks.check(mapped ?? ip, mapped || isIP(ip) === 4 ? 'ipv4' : 'ipv6');
};

/**
 * Fetches one page: no cookies, no referrer, nothing that the page refers to. A server on the web cannot send the
 * request on to this machine or the network around it.
 * @throws DomainError unreadable when the server is not there, does not answer, or has no such page; cancelled
 */
export async function fetchPage(address: string, signal: AbortSignal): Promise<FetchedPage> {
  let url = new URL(address);
  let mayBeOwn = true;
  for (let redirects = 0; redirects <= mostRedirects; redirects++) {
    const { response, ip } = await ask(url, mayBeOwn, signal);
    mayBeOwn &&= isOwn(ip);
    const { statusCode = 0, headers } = response;
    if (statusCode >= 300 && statusCode < 400 && headers.location !== undefined) {
      response.destroy();
      url = follow(url, headers.location);
      continue;
    }
    if (statusCode !== 200) {
      response.destroy();
      throw refuse(
        url,
        response.statusMessage
          ? saying('fetching.answeredWords', { status: String(statusCode), words: response.statusMessage })
          : saying('fetching.answered', { status: String(statusCode) }),
      );
    }
    const type = headers['content-type'] ?? '';
    const kind = foreignKinds.find(({ pattern }) => pattern.test(type.trim()));
    if (kind) {
      response.destroy();
      throw refuse(url, saying('fetching.foreign', { kind: saying(`sent.${kind.what}`) }));
    }
    return {
      address: url.href,
      name: nameFile(url, type),
      encoding: /charset\s*=\s*["']?([\w.:-]+)/i.exec(type)?.[1] ?? null,
      body: unpack(response),
    };
  }
  throw refuse(new URL(address), saying('fetching.endless'));
}

function refuse(url: URL, reason: Saying | string): DomainError {
  return new DomainError('unreadable', saying('fetching.refused', { address: url.href, reason }));
}

function follow(from: URL, location: string): URL {
  const to = URL.canParse(location, from.href) ? new URL(location, from.href) : null;
  if (to?.protocol !== 'https:' && to?.protocol !== 'http:')
    throw refuse(from, saying('fetching.noWebAddress'));
  return to;
}

function ask(
  url: URL,
  mayBeOwn: boolean,
  signal: AbortSignal,
): Promise<{ response: IncomingMessage; ip: string }> {
  // The address that is checked is the one that is connected to.
  const lookup: LookupFunction = (host, options, done) => {
    resolveName(host, options, (error, found, family) => {
      const addresses = typeof found === 'string' ? [found] : (found ?? []).map(({ address }) => address);
      if (!error && !mayBeOwn && addresses.some(isOwn))
        return done(refuse(url, saying('fetching.intoNetwork')), '', 4);
      done(error, found, family);
    });
  };
  return new Promise((resolve, reject) => {
    if (!mayBeOwn && isIP(bareHost(url)) && isOwn(bareHost(url)))
      return reject(refuse(url, saying('fetching.intoNetwork')));
    const request = (url.protocol === 'https:' ? requestHttps : requestHttp)(
      url,
      {
        lookup,
        signal,
        timeout: patience,
        headers: {
          'user-agent': 'Claimbench (one page, asked for by its user)',
          accept: 'text/html, application/xhtml+xml, application/pdf, text/plain, */*;q=0.5',
          'accept-encoding': 'gzip, deflate, br',
        },
      },
      (response) => resolve({ response, ip: response.socket.remoteAddress ?? '' }),
    );
    request.on('timeout', () => request.destroy(refuse(url, saying('fetching.noAnswer'))));
    request.on('error', (error) => reject(explain(url, error, signal)));
    request.end();
  });
}

const bareHost = ({ hostname }: URL) => hostname.replace(/^\[|\]$/g, '');

function explain(url: URL, error: Error, signal: AbortSignal): DomainError {
  if (error instanceof DomainError) return error;
  if (signal.aborted) return new DomainError('cancelled', saying('fetching.stopped', { address: url.href }));
  const { code } = error as { code?: string };
  const reasons: Record<string, Saying> = {
    ENOTFOUND: saying('fetching.noServer'),
    EAI_AGAIN: saying('fetching.noNetwork'),
    ENETUNREACH: saying('fetching.noNetwork'),
    ECONNREFUSED: saying('fetching.noConnection'),
    ECONNRESET: saying('fetching.brokeOff'),
  };
  return refuse(url, reasons[code ?? ''] ?? error.message);
}

/** Errors come out at the end that is read. */
function unpack(response: IncomingMessage): Readable {
  const packing = (response.headers['content-encoding'] ?? 'identity').trim().toLowerCase();
  const unpackers = {
    gzip: createGunzip,
    'x-gzip': createGunzip,
    deflate: createInflate,
    br: createBrotliDecompress,
  };
  if (!Object.hasOwn(unpackers, packing)) return response;
  const unpacker = unpackers[packing as keyof typeof unpackers]();
  pipeline(response, unpacker, () => {});
  return unpacker;
}

/** What no article is written in, whatever its bytes look like. */
const foreignKinds: readonly { pattern: RegExp; what: keyof typeof sent }[] = [
  { pattern: /^(?:application|text)\/(?:[\w.-]+\+)?json\b/i, what: 'data' },
  { pattern: /^(?:application|text)\/(?:x-)?(?:java|ecma)script\b/i, what: 'program' },
  { pattern: /^text\/css\b/i, what: 'styleSheet' },
  { pattern: /^image\//i, what: 'picture' },
  { pattern: /^audio\//i, what: 'sound' },
  { pattern: /^video\//i, what: 'film' },
  { pattern: /^font\//i, what: 'typeface' },
];

const endings: Readonly<Record<string, string>> = {
  'text/html': 'html',
  'application/xhtml+xml': 'html',
  'application/pdf': 'pdf',
  'text/plain': 'txt',
  'text/markdown': 'md',
  'application/rss+xml': 'xml',
  'application/atom+xml': 'xml',
  'application/xml': 'xml',
  'text/xml': 'xml',
};

/** By the last part of its address, with the ending of what the server says that it is. */
function nameFile(url: URL, type: string): string {
  const kind = type.split(';', 1)[0]!.trim().toLowerCase();
  const last = url.pathname.split('/').findLast((part) => part !== '') ?? url.hostname;
  const readable = last.replaceAll(/%[0-9a-f]{2}/gi, '-').slice(0, 80);
  const ending = endings[kind];
  if (ending === undefined) return readable.includes('.') ? readable : `${readable}.html`;
  return `${readable.replace(/\.[a-z0-9]{1,5}$/i, '')}.${ending}`;
}
