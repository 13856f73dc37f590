import { type ChildProcess, spawn } from 'node:child_process';
import http from 'node:http';
import http2 from 'node:http2';
import net, { type AddressInfo } from 'node:net';
import { generate } from 'selfsigned';
import { until } from '../../tools/chromium.ts';
import type { Server } from './driver.ts';

/** The sites' programs, and the front before them that lets the browser use their names and https. */
export interface Front {
  readonly plainPort: number;
  readonly securePort: number;
  /** Starts the programs; answers how to stop them. */
  serve(servers: readonly Server[]): Promise<() => Promise<void>>;
  close(): Promise<void>;
}

const hopByHop = new Set(['connection', 'keep-alive', 'transfer-encoding', 'upgrade', 'proxy-connection', 'host']);

export async function openFront(): Promise<Front> {
  const upstream = new Map<string, number>();
  const relay = (scheme: string) => (req: http.IncomingMessage | http2.Http2ServerRequest, res: http.ServerResponse | http2.Http2ServerResponse) => {
    const host = String(req.headers[':authority'] ?? req.headers.host ?? '').replace(/:\d+$/, '');
    const port = upstream.get(host);
    const headers = Object.fromEntries(Object.entries(req.headers).filter(([name]) => !name.startsWith(':') && !hopByHop.has(name)));
    if (port === undefined) return void res.writeHead(502).end();
    const forwarded = { 'x-forwarded-proto': scheme, 'x-forwarded-host': host, 'x-forwarded-for': '192.0.2.7' };
    const sent = http.request(
      { host: '127.0.0.1', port, method: req.method ?? 'GET', path: req.url ?? '/', headers: { ...headers, host, ...forwarded } },
      (answer) => {
        const names = Object.entries(answer.headers).filter(([name]) => !hopByHop.has(name));
        (res as http.ServerResponse).writeHead(answer.statusCode ?? 502, Object.fromEntries(names) as http.OutgoingHttpHeaders);
        answer.pipe(res as http.ServerResponse);
      },
    );
    sent.on('error', () => (res as http.ServerResponse).destroy());
    req.pipe(sent);
  };
  const { private: key, cert } = await generate([{ name: 'commonName', value: '*.test' }], { keySize: 2048, algorithm: 'sha256' });
  const plain = http.createServer(relay('http'));
  const secure = http2.createSecureServer({ key, cert, allowHTTP1: true }, relay('https'));
  return {
    plainPort: await listen(plain),
    securePort: await listen(secure),
    async serve(servers) {
      const ports = new Map(await Promise.all(servers.map(async ({ host }) => [host, await freePort()] as const)));
      const running = await Promise.all(servers.map((server) => start(server, ports)));
      for (const { host, port } of running) upstream.set(host, port);
      return async () => {
        for (const { host } of running) upstream.delete(host);
        await Promise.all(running.map(({ child }) => end(child)));
      };
    },
    async close() {
      plain.closeAllConnections();
      plain.close();
      secure.close();
    },
  };
}

interface Running {
  readonly host: string;
  readonly port: number;
  readonly child: ChildProcess;
}

async function start({ host, command }: Server, ports: ReadonlyMap<string, number>): Promise<Running> {
  const portOf = (name: string) => ports.get(name) ?? 0;
  const port = portOf(host);
  const { program, args, env = {} } = command(port, portOf);
  const options = { env: { ...process.env, ...env } };
  const child = spawn(program, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said = (said + chunk.toString()).slice(-4000)));
  await until(() => {
    if (child.exitCode !== null) throw new Error(`${program} ended before it listened:\n${said}`);
    return connects(port);
  }, 60_000);
  return { host, port, child };
}

function end(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null) return resolve();
    child.once('exit', () => resolve());
    child.kill();
  });
}

function connects(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = net.connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}

async function freePort(): Promise<number> {
  const probe = net.createServer();
  const port = await listen(probe);
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

function listen(server: net.Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}
