import { createHash } from 'node:crypto';
import http from 'node:http';
import http2 from 'node:http2';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { generate } from 'selfsigned';
import { type Reply, type Situation, situations } from './situation-list.ts';

/**
 * Serves one situation in which the browsers' two ways to tell of the network differ. On loopback, until it is closed; it writes
 * down what it saw and what it answered. One server for each situation: a new port is a new origin, with nothing in its cache.
 */
export interface SituationSite {
  readonly log: readonly Seen[];
  /** `{home}`, `{other}`, `{partner}`, `{secure}`, `{closed}` as they are here. */
  address(text: string): string;
  /** The same text with the ports that every recording has. */
  withFixedPorts(text: string): string;
  close(): Promise<void>;
}

/** A request as it arrived, and what was answered. */
export interface Seen {
  readonly method: string;
  readonly url: string;
  readonly cookie: string | null;
  /** null: the connection was cut, or the answer never came. */
  status: number | null;
  setCookie: readonly string[];
  /** `Set-Cookie` lines of the interim response (103) before it. */
  readonly early: readonly string[];
}

type Ask = http.IncomingMessage | http2.Http2ServerRequest;
type Answer = http.ServerResponse | http2.Http2ServerResponse;

export async function startSituation(name: string): Promise<SituationSite> {
  const situation = situationOf(name);
  const { private: key, cert } = await generate([{ name: 'commonName', value: 'localhost' }], {
    keySize: 2048,
    // Firefox lets nobody pass over a weaker signature.
    algorithm: 'sha256',
    extensions: [{ name: 'subjectAltName', altNames: [{ type: 2, value: 'localhost' }] }],
  });
  const log: Seen[] = [];
  const open = new Set<Duplex>();
  const plain = http.createServer((ask, answer) => serve('http', ask, answer));
  const secure = http2.createSecureServer({ key, cert }, (ask, answer) => serve('https', ask, answer));
  const nobody = http.createServer();
  plain.on('upgrade', upgrade);
  for (const server of [plain, secure]) server.on('connection', (socket: Duplex) => void open.add(socket).size);
  const [port, securePort, closedPort] = await Promise.all([plain, secure, nobody].map(listen));
  await new Promise((resolve) => nobody.close(resolve));
  const places: Readonly<Record<string, string>> = {
    '{home}': `http://localhost:${port}`,
    '{socket}': `ws://localhost:${port}`,
    '{other}': `http://127.0.0.1:${port}`,
    '{partner}': `http://partner.localhost:${port}`,
    '{secure}': `https://localhost:${securePort}`,
    '{closed}': `http://localhost:${closedPort}`,
  };
  const address = (text: string) => text.replace(/\{\w+\}/g, (place) => places[place] ?? place);
  const fixed = [
    [port, '8000'],
    [securePort, '8443'],
    [closedPort, '8001'],
  ] as const;
  return {
    log,
    address,
    withFixedPorts: (text) => fixed.reduce((all, [from, to]) => all.replaceAll(`:${from}`, `:${to}`).replaceAll(`"${from}"`, `"${to}"`), text),
    async close() {
      for (const socket of open) socket.destroy();
      await Promise.all([plain, secure].map((server) => new Promise((resolve) => server.close(resolve))));
    },
  };

  function see(scheme: string, ask: Ask, reply: Reply): Seen {
    const host = ask.headers.host ?? ask.headers[':authority'];
    const seen: Seen = {
      method: ask.method ?? '',
      url: `${scheme}://${host}${ask.url}`,
      cookie: ask.headers.cookie ?? null,
      status: null,
      setCookie: [],
      early: reply.early ?? [],
    };
    log.push(seen);
    return seen;
  }

  function serve(scheme: string, ask: Ask, answer: Answer): void {
    const reply = replyTo(situation, ask);
    const seen = see(scheme, ask, reply);
    if (reply.never) return;
    if (reply.cut) return void ask.socket?.destroy();
    // The compatible face of HTTP/2 has it too; the two types have no common signature.
    if (reply.early) (answer as http.ServerResponse).writeEarlyHints({ link: '</style.css>; rel=preload; as=style', 'set-cookie': [...reply.early] });
    setTimeout(() => {
      seen.status = reply.status ?? 200;
      seen.setCookie = reply.set ?? [];
      answer.statusCode = seen.status;
      for (const [header, value] of Object.entries(reply.headers ?? {})) answer.setHeader(header, address(value));
      if (reply.set) answer.setHeader('set-cookie', reply.set);
      // Node writes the header lines in the encoding of a body that is text, and in Latin-1 before one that is octets.
      const body = Buffer.from(address(reply.body ?? ''));
      if (reply.open) (answer as http.ServerResponse).write(body);
      else answer.end(body);
    }, reply.after ?? 0);
  }

  function upgrade(ask: http.IncomingMessage, socket: Duplex): void {
    const reply = replyTo(situation, ask);
    const seen = see('ws', ask, reply);
    seen.status = reply.status ?? 101;
    seen.setCookie = reply.set ?? [];
    const accept = createHash('sha1').update(`${ask.headers['sec-websocket-key']}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest('base64');
    const head = seen.status === 101 ? ['Upgrade: websocket', 'Connection: Upgrade', `Sec-WebSocket-Accept: ${accept}`] : ['Content-Length: 0'];
    const lines = [`HTTP/1.1 ${seen.status} ${http.STATUS_CODES[seen.status]}`, ...head, ...seen.setCookie.map((line) => `Set-Cookie: ${line}`)];
    socket.write(`${lines.join('\r\n')}\r\n\r\n`);
    if (seen.status !== 101) socket.end();
    // The first frame that a client of ours sends is the closing one (RFC 6455 §5.5.1); it is answered with the same.
    socket.on('data', () => socket.end(Buffer.from([0x88, 0x00])));
    socket.on('error', () => undefined);
  }
}

function situationOf(name: string): Situation {
  const situation = situations[name];
  if (situation === undefined) throw new Error(`There is no situation '${name}'.`);
  return situation;
}

function replyTo(situation: Situation, ask: Ask): Reply {
  const found = situation.replies[`${ask.method} ${ask.url}`] ?? situation.replies[ask.url ?? ''];
  const list = found === undefined ? [] : [found].flat();
  return list.find(({ when }) => when === undefined || ask.headers[when] !== undefined) ?? { status: 404 };
}

async function listen(server: http.Server | http2.Http2SecureServer): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  return (server.address() as AddressInfo).port;
}
