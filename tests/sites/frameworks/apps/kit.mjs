// What the small sites share: their pages, and for those without a framework a server of plain node:http.
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import http from 'node:http';

const read = (name) => fs.readFileSync(new URL(`decor/${name}.js`, import.meta.url), 'utf8');

/** @param {{ title: string, user?: string | null, decor?: string[], body?: string }} view */
export function page({ title, user = null, decor = [], body = '' }) {
  const scripts = decor.length === 0 ? '' : ['kit', ...decor].map((name) => `<script>{${read(name)}}</script>`).join('');
  const who = user === null ? '<p>You are a visitor.</p>' : `<p id="who">Welcome back, ${user === 'ada' ? 'Ada' : user}</p>`;
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title><link rel="icon" href="data:,">${scripts}</head><body><h1>${title}</h1>${who}${body}</body></html>`;
}

export function loginForm({ action = '/login', hidden = {}, failed = false, user = 'user', password = 'password', extra = '' } = {}) {
  const more = Object.entries(hidden).map(([name, value]) => `<input type="hidden" name="${name}" value="${value}">`);
  return `${failed ? '<p>Name or password is wrong.</p>' : ''}<form id="login" method="post" action="${action}">${more.join('')}<input name="${user}"><input name="${password}" type="password">${extra}<button>Log in</button></form>`;
}

export function logoutForm({ action = '/logout', hidden = {} } = {}) {
  const more = Object.entries(hidden).map(([name, value]) => `<input type="hidden" name="${name}" value="${value}">`);
  return `<form method="post" action="${action}">${more.join('')}<button id="logout">Log out</button></form>`;
}

export const isRight = (user, password) => user === 'ada' && password === 'lovelace';

export const randomId = (bytes = 24) => randomBytes(bytes).toString('base64url');

export const secret = () => randomBytes(32).toString('hex');

/**
 * A server of plain node:http. A route answers `(visitor) => void`; `visitor` has `cookies`, `form`, `query` and what is needed to answer.
 * @param {Record<string, (visitor: any) => unknown>} routes
 */
export function serve(routes) {
  http
    .createServer(async (req, res) => {
      const url = new URL(req.url ?? '/', 'http://host');
      let text = '';
      for await (const chunk of req) text += chunk;
      const json = req.headers['content-type']?.includes('json');
      const visitor = {
        req,
        res,
        path: url.pathname,
        query: Object.fromEntries(url.searchParams),
        cookies: Object.fromEntries((req.headers.cookie ?? '').split('; ').map((pair) => [pair.split('=')[0], pair.slice(pair.indexOf('=') + 1)])),
        form: json ? JSON.parse(text || '{}') : Object.fromEntries(new URLSearchParams(text)),
        set: (line) => res.appendHeader('set-cookie', line),
        html: (view, status = 200) => res.writeHead(status, { 'content-type': 'text/html; charset=utf-8' }).end(page(view)),
        json: (body, status = 200) => res.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body)),
        go: (place, status = 302) => res.writeHead(status, { location: place }).end(),
        text: (body, status = 200) => res.writeHead(status, { 'content-type': 'text/plain' }).end(body),
      };
      const route = routes[`${req.method} ${url.pathname}`] ?? routes[`* ${url.pathname}`] ?? routes['*'];
      if (route) route(visitor);
      else visitor.text('not here', 404);
    })
    .listen(Number(process.env.PORT), '127.0.0.1');
}

export const port = Number(process.env.PORT);
