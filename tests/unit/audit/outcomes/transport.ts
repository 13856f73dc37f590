import { account, held, ids, partner, recording, shop, sound } from '../recording.ts';
import type { OutcomesByRule } from './outcomes.ts';

const sid = `sid=${ids[0]}`;
const noSession = recording({ url: shop, set: ['theme=dark; Path=/'] });
const soundOnly = recording({ url: shop, set: [sound] }, { url: account, ...held });
const says = (policy: string) => recording({ url: shop, set: [sound], response: { 'strict-transport-security': policy } });
const wide = `${sid}; Path=/; Domain=shop.example; HttpOnly; Secure; SameSite=Lax`;
const year = { response: { 'strict-transport-security': 'max-age=31536000; includeSubDomains' } };
const cached = (control: string) => recording({ url: shop, set: [sound], response: { 'cache-control': control } });

export const transportOutcomes: OutcomesByRule = {
  'session-sent-over-http': {
    fail: recording({ url: 'http://shop.example/', ...held }),
    pass: soundOnly,
    unsure: 'never: the request shows it',
    'not-applicable': noSession,
  },
  'credentials-sent-over-http': {
    fail: recording({ url: 'http://shop.example/', request: { authorization: 'Basic YWRhOmxvdmVsYWNl' } }),
    pass: recording({ url: shop, request: { authorization: 'Bearer eyJhbGciOiJub25lIn0.e30.' } }),
    unsure: 'never: the request shows it',
    'not-applicable': noSession,
  },
  'hsts-missing': {
    fail: recording({ url: shop, set: [sound], response: { server: 'x' } }),
    pass: says('max-age=31536000'),
    unsure: recording({ url: shop, set: [sound] }),
    'not-applicable': noSession,
  },
  'hsts-weak': {
    fail: says('max-age=86400'),
    pass: says('max-age=31536000'),
    unsure: recording({ url: 'https://www.shop.example/', set: [wide], ...year }),
    'not-applicable': recording({ url: shop, set: [sound], response: { server: 'x' } }),
  },
  'set-cookie-cacheable': {
    fail: cached('public, max-age=600'),
    pass: cached('no-store'),
    unsure: recording({ url: shop, set: [sound], response: { server: 'x' } }),
    'not-applicable': noSession,
  },
  'session-id-in-url': {
    fail: recording({ url: `${shop}cart?PHPSESSID=${ids[0]}` }),
    pass: soundOnly,
    unsure: 'never: the URL shows it',
    'not-applicable': { exchanges: [] },
  },
  'session-id-in-referer': {
    fail: recording({ url: partner, referer: `${shop}cart;jsessionid=5AC1E2B8F0D94E7785B1C4D3A2960F11` }),
    pass: recording({ url: partner, referer: shop }),
    unsure: 'never: the header shows it',
    'not-applicable': soundOnly,
  },
  'session-id-to-third-party': {
    fail: recording({ url: shop, set: [sound] }, { url: `${partner}collect?visitor=${ids[0]}`, type: 'image' }),
    pass: recording({ url: shop, set: [sound] }, { url: `${partner}collect?visitor=7`, type: 'image' }),
    unsure: 'never: what is sent in clear is seen, and what is hidden in a body is not recorded',
    'not-applicable': soundOnly,
  },
  'session-sent-with-static-files': {
    fail: recording({ url: shop, set: [wide] }, { url: account, ...held }, { url: 'https://cdn.shop.example/logo.png', type: 'image', ...held }),
    pass: soundOnly,
    unsure: 'never: the request shows it',
    'not-applicable': noSession,
  },
};
