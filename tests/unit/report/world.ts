import { type Audit, severities } from '../../../utils/audit/rule.ts';
import type { Exchange } from '../../../utils/http/exchange.ts';
import { same } from '../../../utils/i18n/text.ts';
import { buildReport } from '../../../utils/report/index.ts';
import type { Report } from '../../../utils/report/report.ts';
import { analyse, createAnalysis } from '../../../utils/session/analyse.ts';
import type { Analysis, Clock, Conclusions, CookieFacts, Expiry } from '../../../utils/session/types.ts';

export const start = Date.UTC(2026, 6, 3, 1, 42);

export function exchange(part: Partial<Exchange> = {}): Exchange {
  return {
    kind: 'exchange',
    id: 0,
    time: start,
    duration: 20,
    method: 'GET',
    url: 'https://shop.test/',
    status: 200,
    error: null,
    resourceType: 'document',
    cookieHeader: null,
    setCookieLines: [],
    requestHeaders: [],
    responseHeaders: [],
    initiator: { topLevelUrl: null, url: 'browser', frame: 'top', redirectedFrom: [] },
    connection: { id: null, protocol: null, serverAddress: null },
    servedFrom: 'network',
    source: 'har',
    ...part,
  };
}

/** A login: an anonymous id, another one after it, a refused cookie. */
export function loginTraffic(secrets = { anonymous: 'anon-4f1c9a72d8e3b650', authenticated: 'auth-9d27c0b1f45e8a36' }): readonly Exchange[] {
  const { anonymous, authenticated } = secrets;
  return [
    exchange({ setCookieLines: [`sid=${anonymous}; Path=/; HttpOnly`, 'lang=ko; Path=/', 'track=1; SameSite=None'] }),
    exchange({
      id: 1,
      time: start + 1000,
      method: 'POST',
      url: 'https://shop.test/login',
      cookieHeader: `sid=${anonymous}; lang=ko`,
      setCookieLines: [`sid=${authenticated}; Path=/`],
    }),
    exchange({ id: 2, time: start + 2000, url: 'https://shop.test/account', cookieHeader: `sid=${authenticated}; lang=ko` }),
  ];
}

export function analysed(traffic: readonly Exchange[]): Analysis {
  let analysis = createAnalysis({ browser: 'chromium' });
  for (const one of traffic) analysis = analyse(analysis, one);
  return analysis;
}

/** What the units above might conclude; `aside` is put into every sentence. */
export function concluded(analysis: Analysis, aside = ''): Conclusions {
  const message = (en: string) => ({ en: `${en}${aside}`, ko: `(한국어) ${en}${aside}` });
  const evidence = [{ code: 'rotated-at-login', basis: 'observed' as const, weight: 2, message: message('A new value at login.'), exchanges: [1] }];
  const unknown: Clock = { kind: 'unknown', message: message('Not known.'), exchanges: [] };
  const expiry: Expiry = {
    browser: { kind: 'browser-close', message: message('When the browser closes.'), exchanges: [1] },
    server: { kind: 'idle', after: 1_200_000, at: start + 1_200_000, message: message('After 20 min without a request.'), exchanges: [2] },
    token: unknown,
    framework: unknown,
    earliest: 'browser',
  };
  const events = [{ type: 'login' as const, exchange: 1, time: start + 1000, site: 'shop.test', cookies: keysOf(analysis, 'sid'), evidence }];
  return {
    now: analysis.lastTime,
    cookies: [...analysis.cookies.values()].map((facts: CookieFacts) => ({
      facts,
      role: facts.name === 'sid' ? ('session-id' as const) : ('unknown' as const),
      confidence: 0.93,
      evidence,
      decoded:
        facts.name === 'sid'
          ? {
              format: 'opaque',
              title: same('opaque'),
              fields: [
                { name: 'id', value: facts.value, secret: true },
                { name: 'whole', value: facts.value, secret: false },
                { name: 'node', value: 'node12345', secret: false },
              ],
              carriesData: false,
              expires: null,
            }
          : null,
      expiry,
    })),
    sessions: [
      {
        site: 'shop.test',
        carrier: 'cookie',
        cookies: keysOf(analysis, 'sid'),
        names: ['sid'],
        state: 'authenticated',
        since: start + 1000,
        framework: { name: 'Express', confidence: 0.9, evidence },
        storage: 'server',
        place: 'one-node',
        storageEvidence: [],
        sets: [],
        affinity: null,
        confidence: 0.93,
        evidence,
        expiry,
        events,
        unseen: [message('The server end of it.')],
        summary: message('You are logged in. The session is `sid`.'),
      },
    ],
    events,
  };
}

export function audited(analysis: Analysis, aside = ''): Audit {
  const [cookie = null] = keysOf(analysis, 'sid');
  const findings = severities.map((severity) => ({
    rule: `rule-of-${severity}`,
    title: same(`Title of ${severity}`),
    severity,
    cookie,
    exchanges: [1],
    message: same(`\`sid\` lacks a thing.${aside}`),
    why: same('Somebody may take it.'),
    line: { exchange: 1, index: 0, start: 0, end: 3 },
    fix: { message: same('Add the thing.'), header: `Set-Cookie: sid=…; Path=/; Secure${aside}` },
    references: [{ label: 'CWE-614', url: 'https://cwe.mitre.org/data/definitions/614.html' }],
    recipe: {
      id: 'express-session',
      name: 'express-session',
      recognised: true,
      behaviour: false,
      parts: [
        {
          file: 'app.js',
          language: 'js',
          code: `app.use(session({ thing: true }));${aside}`,
          docs: 'https://expressjs.com/en/resources/middleware/session.html',
        },
      ],
    },
  }));
  return {
    findings,
    undecided: [{ rule: 'rule-unsure', title: same('Unsure'), why: same(`Nothing was seen.${aside}`), kind: 'unsure' }],
    outcomes: new Map(),
    checklists: [
      {
        id: 'standard',
        title: same('A standard'),
        url: 'https://standard.example/',
        items: [
          {
            id: 'S-1',
            level: 2,
            title: same('`sid` does a thing'),
            url: 'https://standard.example/s-1',
            status: 'partly',
            seen: [same(`It does.${aside}`)],
            missing: [same(`Not when it rains.${aside}`)],
            limit: same('The server is not seen.'),
            decide: same('Ask it.'),
            rules: ['rule-of-high'],
            exchanges: [1],
          },
        ],
      },
    ],
  };
}

export function reportOn(traffic: readonly Exchange[], { reveal = false, aside = '', name = 'login.har' } = {}): Report {
  const analysis = analysed(traffic);
  return buildReport({
    analysis,
    conclusions: concluded(analysis, aside),
    audit: audited(analysis, aside),
    source: { kind: 'har', name, browser: 'chromium' },
    reveal,
    locale: 'en',
  });
}

function keysOf(analysis: Analysis, name: string): readonly string[] {
  return [...analysis.cookies.values()].filter((facts) => facts.name === name).map(({ key }) => key);
}
