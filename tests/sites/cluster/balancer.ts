import http from 'node:http';
import type { AddressInfo } from 'node:net';

/** A load balancer for HTTP/1.1 on loopback: in turn, or by a cookie of its own. Servers that refuse are passed over. */
export interface Balancer {
  readonly origin: string;
  /** Which ports stand behind it, by server number; null for one that is gone. */
  set(server: number, port: number | null): void;
  close(): Promise<void>;
}

const cookieName = 'lb_node';

export async function startBalancer(servers: number, policy: 'round-robin' | 'cookie'): Promise<Balancer> {
  const ports = new Array<number | null>(servers).fill(null);
  let turn = 0;

  const choose = (request: http.IncomingMessage): { readonly server: number; readonly isNew: boolean } => {
    const wanted = /(?:^|; )lb_node=(\d+)/.exec(request.headers.cookie ?? '')?.[1];
    const home = wanted === undefined ? -1 : Number(wanted);
    if (policy === 'cookie' && ports[home] !== null && ports[home] !== undefined) return { server: home, isNew: false };
    for (let step = 0; step < servers; step += 1) {
      const server = (turn + step) % servers;
      if (ports[server] === null) continue;
      turn = (server + 1) % servers;
      return { server, isNew: policy === 'cookie' };
    }
    return { server: -1, isNew: false };
  };

  const balancer = http.createServer((request, response) => {
    const { server, isNew } = choose(request);
    const port = ports[server];
    if (port === null || port === undefined) return void response.writeHead(502).end('No server is up.');
    const headers = { ...request.headers, 'x-forwarded-for': request.socket.remoteAddress ?? '' };
    const onward = http.request({ host: '127.0.0.1', port, method: request.method, path: request.url, headers, agent: false }, (answer) => {
      const own = isNew ? [`${cookieName}=${server}; Path=/; HttpOnly; SameSite=Lax`] : [];
      response.writeHead(answer.statusCode ?? 502, { ...answer.headers, 'set-cookie': [...(answer.headers['set-cookie'] ?? []), ...own] });
      answer.pipe(response);
    });
    onward.on('error', () => (response.headersSent ? response.destroy() : response.writeHead(502).end('The server is gone.')));
    request.pipe(onward);
  });
  await new Promise<void>((resolve) => balancer.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(balancer.address() as AddressInfo).port}`,
    set: (server, port) => {
      ports[server] = port;
    },
    close: () =>
      new Promise((resolve) => {
        balancer.closeAllConnections();
        balancer.close(() => resolve());
      }),
  };
}
