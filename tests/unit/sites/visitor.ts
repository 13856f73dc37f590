import http from 'node:http';
import https from 'node:https';

export interface Page {
  readonly status: number;
  readonly location: string | null;
  readonly setCookies: readonly string[];
  readonly headers: http.IncomingHttpHeaders;
  readonly body: string;
}

export interface Visitor {
  /** The cookies, as a careless browser keeps them: by name, whatever their attributes say. */
  readonly cookies: Map<string, string>;
  get(path: string): Promise<Page>;
  /** Sends a form with the token of the page it stands on. */
  post(path: string, fields: Readonly<Record<string, string>>, from?: string): Promise<Page>;
}

/** Node resolves no `*.localhost`, so the host is named in the header and the address is loopback. */
export function createVisitor(origin: string): Visitor {
  const { protocol, port, host } = new URL(origin);
  const cookies = new Map<string, string>();

  function request(method: string, path: string, body: string | null): Promise<Page> {
    return new Promise((resolve, reject) => {
      const options = {
        method,
        host: '127.0.0.1',
        port,
        path,
        agent: false,
        rejectUnauthorized: false,
        headers: {
          host,
          ...(cookies.size === 0 ? {} : { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') }),
          ...(body === null ? {} : { 'content-type': 'application/x-www-form-urlencoded', 'content-length': Buffer.byteLength(body) }),
        },
      };
      const asked = (protocol === 'https:' ? https : http).request(options, (res) => {
        const chunks: Buffer[] = [];
        res.on('data', (chunk: Buffer) => chunks.push(chunk));
        res.on('end', () => {
          const setCookies = res.headers['set-cookie'] ?? [];
          for (const line of setCookies) keep(line);
          resolve({
            status: res.statusCode ?? 0,
            location: res.headers.location ?? null,
            setCookies,
            headers: res.headers,
            body: Buffer.concat(chunks).toString(),
          });
        });
      });
      asked.on('error', reject);
      asked.end(body);
    });
  }

  function keep(line: string): void {
    const [pair = ''] = line.split(';');
    const name = pair.slice(0, pair.indexOf('='));
    if (/Expires=Thu, 01 Jan 1970/.test(line)) cookies.delete(name);
    else cookies.set(name, pair.slice(name.length + 1));
  }

  return {
    cookies,
    get: (path) => request('GET', path, null),
    async post(path, fields, from = path) {
      const page = await request('GET', from, null);
      const token = /name="_csrf" value="([^"]*)"/.exec(page.body)?.[1] ?? '';
      return request('POST', path, new URLSearchParams({ _csrf: token, ...fields }).toString());
    },
  };
}
