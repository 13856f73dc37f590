import crypto from 'node:crypto';
import net from 'node:net';
import tls from 'node:tls';
import selfsigned from 'selfsigned';
import type { PlannedRequest, Ports } from './plan.ts';

/**
 * One server for every name, over http and https. It speaks HTTP by hand: Node's own server refuses to send control characters,
 * and those are what browsers differ over.
 */
export interface Origin {
  readonly ports: Ports;
  /** Answers these from now on, and forgets what it has received. */
  serve(requests: readonly PlannedRequest[]): void;
  /** The requests that came, by tag. */
  readonly received: ReadonlyMap<string, Received>;
  close(): Promise<void>;
}

export interface Received {
  readonly method: string;
  /** The `Cookie` header, one character per octet; empty when there was none. */
  readonly cookie: string;
  /** Epoch milliseconds. */
  readonly at: number;
}

export async function startOrigin(): Promise<Origin> {
  const planned = new Map<string, PlannedRequest>();
  const received = new Map<string, Received>();
  const sockets = new Set<net.Socket>();

  const { private: key, cert } = await selfsigned.generate([{ name: 'commonName', value: 'differential.test' }], {
    extensions: [{ name: 'subjectAltName', altNames: [{ type: 2, value: 'differential.test' }] }],
  });
  const accept = (socket: net.Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    // A browser that closes while an answer is on its way.
    socket.on('error', () => socket.destroy());
    readRequests(socket, (head) => answer(socket, head));
  };
  const plain = await listen(() => net.createServer(accept));
  const secure = await listen(() => tls.createServer({ key, cert }, accept));

  return {
    ports: { http: plain.port, https: secure.port },
    received,
    serve(requests) {
      planned.clear();
      received.clear();
      for (const request of requests) planned.set(request.tag, request);
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      await Promise.all([...plain.servers, ...secure.servers].map((server) => new Promise((done) => server.close(done))));
    },
  };

  function answer(socket: net.Socket, { method, target, headers }: Head): void {
    const tag = /[?&]t=(\w+)/.exec(target)?.[1] ?? '';
    const request = planned.get(tag);
    if (request === undefined) {
      socket.write('HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nCache-Control: max-age=3600\r\n\r\n');
      return;
    }
    received.set(tag, { method, cookie: headers.get('cookie') ?? '', at: Date.now() });
    const lines = request.lines.map((line) => `Set-Cookie: ${line}\r\n`).join('');
    const date = request.clockAhead === undefined ? '' : `Date: ${new Date(Date.now() + request.clockAhead).toUTCString()}\r\n`;
    const own = headers.get('sec-websocket-key');
    if (own !== undefined) {
      const accepted = crypto.createHash('sha1').update(`${own}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest('base64');
      socket.end(
        `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accepted}\r\n${date}${lines}\r\n`,
        'latin1',
      );
      return;
    }
    const body = request.redirect ? '' : '<!doctype html><title>.</title>';
    const status = request.redirect ? `${request.redirect.status} Elsewhere\r\nLocation: ${request.redirect.to}` : '200 OK';
    socket.write(
      `HTTP/1.1 ${status}\r\nContent-Type: text/html\r\nContent-Length: ${body.length}\r\nCache-Control: no-store\r\n${date}${lines}\r\n${body}`,
      'latin1',
    );
  }
}

interface Head {
  readonly method: string;
  readonly target: string;
  /** Lower-case names. */
  readonly headers: ReadonlyMap<string, string>;
}

/** Requests on one connection, one after the other; their bodies are passed over. */
function readRequests(socket: net.Socket, onHead: (head: Head) => void): void {
  let buffered = '';
  socket.on('data', (chunk) => {
    buffered += chunk.toString('latin1');
    for (;;) {
      const end = buffered.indexOf('\r\n\r\n');
      if (end < 0) return;
      const head = headOf(buffered.slice(0, end));
      const bodyEnd = end + 4 + Number(head.headers.get('content-length') ?? 0);
      if (buffered.length < bodyEnd) return;
      buffered = buffered.slice(bodyEnd);
      onHead(head);
    }
  });
}

function headOf(text: string): Head {
  const [first = '', ...rest] = text.split('\r\n');
  const [method = '', target = ''] = first.split(' ');
  const headers = new Map(
    rest.map((line): [string, string] => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).replace(/^ /, '')];
    }),
  );
  return { method, target, headers };
}

/** On loopback alone, under one port at both of its addresses. A machine without IPv6 plays without the one name that is such an address. */
async function listen(create: () => net.Server): Promise<{ readonly port: number; readonly servers: readonly net.Server[] }> {
  const four = create();
  await new Promise<void>((done) => four.listen(0, '127.0.0.1', done));
  const { port } = four.address() as net.AddressInfo;
  const six = create();
  const hasSix = await new Promise<boolean>((done) => {
    six.once('error', () => done(false));
    six.listen(port, '::1', () => done(true));
  });
  return { port, servers: hasSix ? [four, six] : [four] };
}
