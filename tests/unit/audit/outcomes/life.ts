import type { Asked } from '../../../tools/flow.ts';
import type { Stated } from '../facts-builder.ts';
import { account, held, ids, recording, shop, sound } from '../recording.ts';
import type { OutcomesByRule } from './outcomes.ts';

const noSession = recording({ url: shop, set: ['theme=dark; Path=/'] });
const issue = (id: string, attributes = 'Path=/; HttpOnly; Secure; SameSite=Lax') => `sid=${id}; ${attributes}`;
const gone = 'sid=; Path=/; Max-Age=0';
const as = (id: string) => ({ cookie: `sid=${id}` });
const stranger = { url: account, status: 302, location: '/login' } as const;
const login = (...set: readonly string[]): Asked => ({ url: `${shop}login`, method: 'POST', status: 302, location: '/account', ...held, set });
const logout = (cookie: string, ...set: readonly string[]): Asked => ({
  url: `${shop}logout`,
  method: 'POST',
  status: 302,
  location: '/',
  cookie,
  set,
});

function visit(asked: readonly Asked[], ...events: readonly (readonly ['login' | 'logout', number])[]): Stated {
  return { ...recording(...asked), events: events.map(([type, exchange]) => ({ type, exchange, cookies: ['sid', 'auth'] })) };
}

/** A stranger is turned away; a login with a new id; then the logout at 3 and what follows. */
const leaving = (set: readonly string[], ...after: readonly Asked[]) =>
  visit(
    [{ ...stranger, set: [sound] }, login(issue(ids[1])), { url: account, ...as(ids[1]) }, logout(`sid=${ids[1]}`, ...set), ...after],
    ['login', 1],
    ['logout', 3],
  );

const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
/** Flask's way: the data, when it was signed, the signature. */
const sealed = (data: object, count: number) => issue(`${part(data)}.aWxX0${count}.c2lnbmF0dXJlc2lnbmF0dXJlc2ln`);
const itself = { format: 'itsdangerous', title: { en: 'signed', ko: '서명됨' }, fields: [], carriesData: true, expires: null };
const renewed = (data: (count: number) => object) => ({
  ...recording(...[1, 2, 3].map((count) => ({ url: account, set: [sealed(data(count), count)] }))),
  decoded: { sid: itself },
});

const together = (id: string, auth: string) => ({ cookie: `sid=${id}; auth=${auth}` });
const two = { url: shop, set: [sound, `auth=${ids[2]}; Path=/; HttpOnly; Secure; SameSite=Lax`] };

export const lifeOutcomes: OutcomesByRule = {
  'session-not-rotated-at-login': {
    fail: visit([{ url: shop, set: [sound] }, login(), { url: account, ...held }], ['login', 1]),
    pass: visit([{ url: shop, set: [sound] }, login(issue(ids[1])), { url: account, ...as(ids[1]) }], ['login', 1]),
    unsure: visit([{ url: shop, set: [sound] }, login()], ['login', 1]),
    'not-applicable': recording({ url: shop, set: [sound] }),
  },
  'session-old-id-still-sent': {
    fail: visit(
      [{ url: shop, set: [sound] }, login(issue(ids[1])), { url: account, ...as(ids[1]) }, { url: `${shop}orders`, ...held }],
      ['login', 1],
    ),
    pass: visit([{ url: shop, set: [sound] }, login(issue(ids[1])), { url: account, ...as(ids[1]) }], ['login', 1]),
    unsure: visit([{ url: shop, set: [sound] }, login(issue(ids[1]))], ['login', 1]),
    'not-applicable': recording({ url: shop, set: [sound] }),
  },
  'logout-without-deletion': {
    fail: leaving([], { url: shop, ...as(ids[1]) }),
    pass: leaving([gone], { url: shop }),
    unsure: leaving([]),
    'not-applicable': noSession,
  },
  'session-alive-after-logout': {
    fail: leaving([gone], { url: account, ...as(ids[1]) }),
    pass: leaving([gone], { ...stranger, ...as(ids[1]) }),
    unsure: leaving([gone], stranger),
    'not-applicable': noSession,
  },
  'session-deletion-misses-scope': {
    fail: recording(
      { url: `${shop}app/`, set: [issue(ids[0], 'Path=/app; Secure')] },
      { url: `${shop}app/out`, method: 'POST', ...held, set: [gone] },
      { url: `${shop}app/`, ...held },
    ),
    pass: leaving([gone]),
    unsure: 'never: whether it comes back is seen, or nothing is claimed',
    'not-applicable': recording({ url: shop, set: [sound] }),
  },
  'remember-me-is-session': {
    fail: visit([{ url: shop, set: [sound] }, login(issue(ids[1], 'Path=/; Secure; Max-Age=2592000'))], ['login', 1]),
    pass: recording({ url: shop, set: [sound] }),
    unsure: 'never: it takes two lines, and both are there or nothing is claimed',
    'not-applicable': noSession,
  },
  'session-never-expires': {
    fail: recording({ url: shop, set: [`${sound}; Max-Age=315360000`] }),
    pass: recording({ url: shop, set: [`${sound}; Max-Age=1209600`] }),
    unsure: recording({ url: shop, set: [sound] }),
    'not-applicable': noSession,
  },
  'session-without-absolute-limit': {
    fail: renewed((visits) => ({ user: 7, visits })),
    pass: renewed((visits) => ({ user: 7, visits, loginAt: 1_772_442_000 })),
    unsure: recording(...[1, 2, 3].map(() => ({ url: account, ...held, set: [`${sound}; Max-Age=1800`] }))),
    'not-applicable': recording({ url: shop, set: [sound] }),
  },
  'session-cookies-disagree': {
    fail: visit(
      [
        two,
        { ...logout(together(ids[0], ids[2]).cookie), set: ['auth=; Path=/; Max-Age=0'] },
        { ...login('auth=Hd3Kf6PnZs1QyTv9WmCx8RbLg5JuEo3b; Path=/; HttpOnly; Secure'), ...held },
        { url: account, ...together(ids[0], 'Hd3Kf6PnZs1QyTv9WmCx8RbLg5JuEo3b') },
      ],
      ['logout', 1],
      ['login', 2],
    ),
    pass: recording({
      url: account,
      cookie: `sid=${part({ alg: 'HS256' })}.${part({ sub: 'ada' })}.c2ln; auth=${part({ alg: 'HS256' })}.${part({ sub: 'ada', exp: 1 })}.c2ln`,
    }),
    unsure: recording(two, { url: account, ...together(ids[0], ids[2]) }),
    'not-applicable': recording({ url: shop, set: [sound] }),
  },
};
