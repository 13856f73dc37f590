import { account, byForm, byLink, held, ids, inFrame, recording, shop, sound } from '../recording.ts';
import type { OutcomesByRule } from './outcomes.ts';

const noSession = recording({ url: shop, set: ['theme=dark; Path=/'] });
const soundOnly = recording({ url: shop, set: [sound] }, { url: account, ...held });
const toLogin = { status: 302, location: '/login' } as const;
const strict = sound.replace('Lax', 'Strict');
const callback = `${shop}callback`;
const loginAnd = (line: string, cookie: string | null) =>
  recording(
    { url: `${shop}login` },
    { url: `${shop}login`, method: 'POST', status: 302, location: '/account', set: [line] },
    { url: account, cookie, ...toLogin },
  );

export const flowOutcomes: OutcomesByRule = {
  'login-loop': {
    fail: loginAnd(`sid=${ids[0]}; Path=/login; Secure`, null),
    pass: {
      ...recording({ url: `${shop}login`, method: 'POST', status: 302, location: '/account', set: [sound] }, { url: account, ...held }),
      events: [{ type: 'login', exchange: 0 }],
    },
    unsure: loginAnd(sound, held.cookie),
    'not-applicable': noSession,
  },
  'session-lost': {
    fail: {
      ...recording({ url: shop, set: [sound] }, { url: account, ...held, set: [sound.replace(ids[0], ids[1])] }),
      events: [{ type: 'lost', exchange: 1, cookies: ['sid'] }],
    },
    pass: soundOnly,
    unsure: 'never: a loss is an event of the analysis, which tells it or does not',
    'not-applicable': noSession,
  },
  'session-mismatch': {
    fail: recording({ url: shop, set: [sound] }, { url: account, ...held }, { url: account, ...held, ...toLogin }, { url: account, ...held }),
    pass: soundOnly,
    unsure: 'never: without the three answers nothing is claimed',
    'not-applicable': noSession,
  },
  'session-lost-on-return': {
    fail: recording({ url: shop, set: [strict] }, { url: account, ...byLink, ...toLogin }),
    pass: recording({ url: shop, set: [sound] }, { url: account, ...byLink, ...held }),
    unsure: 'never: where the visitor came from is recorded, or it was no return',
    'not-applicable': soundOnly,
  },
  'callback-cookie-lost': {
    fail: recording({ url: shop, set: ['state=abc; Path=/; Secure; SameSite=Lax'] }, { url: callback, ...byForm, status: 403 }),
    pass: recording({ url: shop, set: ['state=abc; Path=/; Secure; SameSite=Lax'] }, { url: callback, ...byForm }),
    unsure: 'never: where the form came from is recorded, or it was no callback',
    'not-applicable': soundOnly,
  },
  'session-host-split': {
    fail: recording({ url: 'https://www.shop.example/', set: [sound] }, { url: account, ...toLogin }),
    pass: soundOnly,
    unsure: 'never: which host holds the cookie is known, or nothing is claimed',
    'not-applicable': noSession,
  },
  'session-dropped-on-http': {
    fail: recording({ url: shop, set: [sound] }, { url: 'http://shop.example/offers' }),
    pass: soundOnly,
    unsure: 'never: the address shows it',
    'not-applicable': noSession,
  },
  'csrf-token-without-cookie': {
    fail: recording({ url: shop, set: ['csrf=abcdefgh; Path=/form; Secure; SameSite=Lax'] }, { url: account, method: 'POST', status: 403 }),
    pass: recording(
      { url: shop, set: ['csrf=abcdefgh; Path=/; Secure; SameSite=Lax'] },
      { url: account, method: 'POST', status: 403, cookie: 'csrf=abcdefgh' },
    ),
    unsure: 'never: without a refusal nothing is claimed',
    'not-applicable': soundOnly,
  },
  'third-party-context-blocked': {
    fail: recording({ url: shop, set: [sound.replace('Lax', 'None')] }, { url: account, ...held }, { url: account, ...inFrame, ...toLogin }),
    pass: recording({ url: shop, set: [sound.replace('Lax', 'None')] }, { url: account, ...inFrame, ...held }),
    unsure: recording({ url: shop, set: [sound.replace('Lax', 'None')] }, { url: account, ...inFrame }),
    'not-applicable': soundOnly,
  },
};
