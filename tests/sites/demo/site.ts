import http from 'node:http';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Express } from 'express';
import { generate } from 'selfsigned';
import { createPartner, createShop } from './app.ts';
import type { FaultId } from './faults.ts';

export interface Demo {
  /** Origins of the shop. */
  readonly http: string;
  readonly https: string;
  /** The mistakes that are on; may be changed while it runs. */
  readonly faults: Set<FaultId>;
  /** Every request that came in, in order: the server's own word on what the browser did. */
  readonly log: readonly LoggedRequest[];
  close(): Promise<void>;
}

export interface LoggedRequest {
  readonly method: string;
  readonly host: string;
  readonly path: string;
}

/** Older requests go, so that a shop may stay open for a day. */
const mostLogged = 10_000;

/** Starts the shop (and the partner whose page it embeds) on loopback, http and https. Ports are free ones unless given. */
export async function startDemo(options: { readonly faults?: readonly FaultId[]; readonly port?: number } = {}): Promise<Demo> {
  const faults = new Set(options.faults ?? []);
  const origins = { http: '', https: '' };
  const shop = createShop(faults, (secure) => originOf('partner.localhost', secure ? origins.https : origins.http));
  const partner = createPartner();
  const log: LoggedRequest[] = [];
  const answer = byHost({ 'partner.localhost': partner }, shop);
  const serve: http.RequestListener = (req, res) => {
    log.push({ method: req.method ?? '', host: req.headers.host ?? '', path: (req.url ?? '').replace(/\?.*/s, '') });
    if (log.length > mostLogged) log.shift();
    answer(req, res);
  };

  const plain = http.createServer(serve);
  const { private: key, cert } = await generate([{ name: 'commonName', value: 'shop.localhost' }], {
    keySize: 2048,
    algorithm: 'sha256',
    extensions: [{ name: 'subjectAltName', altNames: ['shop.localhost', 'partner.localhost'].map((value) => ({ type: 2 as const, value })) }],
  });
  const secure = https.createServer({ key, cert }, serve);
  origins.http = `http://shop.localhost:${await listen(plain, options.port ?? 0)}`;
  origins.https = `https://shop.localhost:${await listen(secure, 0)}`;
  return {
    ...origins,
    faults,
    log,
    async close() {
      await Promise.all([plain, secure].map(stop));
    },
  };
}

function byHost(hosts: Readonly<Record<string, Express>>, fallback: Express): http.RequestListener {
  return (req, res) => {
    const host = (req.headers.host ?? '').replace(/:\d+$/, '');
    const app = Object.hasOwn(hosts, host) ? hosts[host] : undefined;
    (app ?? fallback)(req, res);
  };
}

function originOf(host: string, like: string): string {
  const { protocol, port } = new URL(like);
  return `${protocol}//${host}:${port}`;
}

function listen(server: http.Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}

function stop(server: http.Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
