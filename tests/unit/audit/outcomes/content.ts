import { flowStart } from '../../../tools/flow.ts';
import { held, ids, recording, shop, sound } from '../recording.ts';
import type { OutcomesByRule } from './outcomes.ts';

const now = flowStart / 1000;
const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const token = (payload: object, alg = 'HS256') => recording({ url: shop, cookie: `auth=${part({ alg })}.${part(payload)}.c2lnbmF0dXJl` });
const opaque = recording({ url: shop, set: [sound] });
const nothing = recording({ url: shop });
const hour = { sub: '1', iat: now, exp: now + 3600 };
/** One id after the other, as three logins would show them. */
const given = (...values: readonly string[]) =>
  recording(...values.map((value) => ({ url: shop, set: [`sid=${value}; Path=/; HttpOnly; Secure; SameSite=Lax`] })));

export const contentOutcomes: OutcomesByRule = {
  'jwt-without-exp': {
    fail: token({ sub: '1' }),
    pass: token(hour),
    unsure: 'never: the token is there and can be read, or it is none',
    'not-applicable': opaque,
  },
  'jwt-alg-none': {
    fail: token(hour, 'none'),
    pass: token(hour),
    unsure: 'never: the token is there and can be read, or it is none',
    'not-applicable': opaque,
  },
  'jwt-long-lived': {
    fail: token({ ...hour, exp: now + 40 * 86_400 }),
    pass: token(hour),
    unsure: token({ sub: '1', exp: now + 3600 }),
    'not-applicable': opaque,
  },
  'personal-data-in-cookie': {
    fail: recording({ url: shop, cookie: 'state=kim.minji@mail.example' }),
    pass: opaque,
    unsure: 'never: what cannot be decoded tells nothing of anybody',
    'not-applicable': nothing,
  },
  'session-id-too-short': {
    fail: recording({ url: shop, cookie: 'sid=4f2a9c' }),
    pass: opaque,
    unsure: 'never: it is an upper bound, and an id that is long enough is not called strong',
    'not-applicable': nothing,
  },
  'session-id-predictable': {
    fail: given('c4a1d7e09b3f48126ae5000000000a31', 'c4a1d7e09b3f48126ae5000000000a32', 'c4a1d7e09b3f48126ae5000000000a3f'),
    pass: given(ids[0], ids[1], ids[2]),
    unsure: opaque,
    'not-applicable': nothing,
  },
  'session-id-contains-time': {
    fail: given(`${now}-${ids[0].slice(0, 8)}`),
    pass: opaque,
    unsure: { ...recording({ url: shop, ...held }), before: ['sid'] },
    'not-applicable': nothing,
  },
  'session-id-contains-counter': {
    fail: given(`100234x${ids[0].slice(0, 12)}`, `100236x${ids[1].slice(0, 12)}`, `100241x${ids[2].slice(0, 12)}`),
    pass: given(ids[0], ids[1], ids[2]),
    unsure: given(ids[0], ids[1]),
    'not-applicable': nothing,
  },
  'affinity-address-leaked': {
    fail: recording({ url: shop, cookie: 'lb=1677787402.20480.0000' }),
    pass: recording({ url: shop, cookie: 'lb=node-2' }),
    unsure: 'never: a value in none of the published encodings tells no address',
    'not-applicable': opaque,
  },
};
