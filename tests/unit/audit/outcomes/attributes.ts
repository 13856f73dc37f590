import { flowStart } from '../../../tools/flow.ts';
import { account, byForm, byLink, held, ids, inFrame, recording, shop, sound } from '../recording.ts';
import { everyLineTells, type OutcomesByRule } from './outcomes.ts';

const sid = `sid=${ids[0]}`;
const noSession = recording({ url: shop, set: ['theme=dark; Path=/'] });
const before = { ...recording({ url: shop, ...held }), before: ['sid'] };
const nothingSet = recording({ url: shop });
const soundOnly = recording({ url: shop, set: [sound] });
const line = (...attributes: readonly string[]) => recording({ url: shop, set: [[sid, 'Path=/', ...attributes].join('; ')] });

export const attributeOutcomes: OutcomesByRule = {
  'session-without-secure': { fail: line('HttpOnly', 'SameSite=Lax'), pass: soundOnly, unsure: before, 'not-applicable': noSession },
  'session-without-http-only': { fail: line('Secure', 'SameSite=Lax'), pass: soundOnly, unsure: before, 'not-applicable': noSession },
  'session-without-same-site': { fail: line('HttpOnly', 'Secure'), pass: soundOnly, unsure: before, 'not-applicable': noSession },
  'same-site-none-insecure': { fail: line('SameSite=None'), pass: soundOnly, unsure: everyLineTells, 'not-applicable': nothingSet },
  'session-same-site-none': {
    fail: recording({ url: shop, set: [`${sid}; Path=/; HttpOnly; Secure; SameSite=None`] }, { url: account, ...held }),
    pass: recording({ url: shop, set: [`${sid}; Path=/; HttpOnly; Secure; SameSite=None`] }, { url: account, ...held, ...inFrame }),
    unsure: line('HttpOnly', 'Secure', 'SameSite=None'),
    'not-applicable': noSession,
  },
  'cookie-domain-too-wide': {
    fail: recording({ url: 'https://www.shop.example/', set: [`${sid}; Path=/; Domain=shop.example`] }),
    pass: soundOnly,
    unsure: before,
    'not-applicable': noSession,
  },
  'cookie-domain-foreign': { fail: line('Domain=other.example'), pass: soundOnly, unsure: everyLineTells, 'not-applicable': nothingSet },
  'path-as-protection': {
    fail: recording({ url: `${shop}admin/`, set: [`${sid}; Path=/admin; HttpOnly; Secure; SameSite=Lax`] }, { url: shop }),
    pass: soundOnly,
    unsure: before,
    'not-applicable': noSession,
  },
  'cookie-prefix-unused': {
    fail: soundOnly,
    pass: { ...recording({ url: shop, set: [sound.replace('sid=', '__Host-sid=')] }), roles: { '__Host-sid': 'session-id' } },
    unsure: before,
    'not-applicable': noSession,
  },
  'cookie-prefix-violated': {
    fail: recording({ url: shop, set: ['__Host-cart=1; Path=/cart; Secure'] }),
    pass: soundOnly,
    unsure: everyLineTells,
    'not-applicable': nothingSet,
  },
  'cookie-not-partitioned': {
    fail: recording({ url: shop, ...inFrame, set: [`${sid}; Path=/; HttpOnly; Secure; SameSite=None`] }),
    pass: recording({ url: shop, ...inFrame, set: [`${sid}; Path=/; HttpOnly; Secure; SameSite=None; Partitioned`] }),
    unsure: { ...recording({ url: shop, ...inFrame, ...held }), before: ['sid'] },
    'not-applicable': soundOnly,
  },
  'cookie-lifetime-too-long': {
    fail: line('HttpOnly', 'Secure', 'SameSite=Lax', 'Max-Age=31536000'),
    pass: soundOnly,
    unsure: 'never: without its line nobody knows a lifetime, and the attribute rules say that the line was not seen',
    'not-applicable': noSession,
  },
  'cookie-too-large': {
    fail: recording(
      { url: shop, set: [`theme=${'x'.repeat(2000)}; Path=/`] },
      ...[1, 2, 3, 4, 5].map(() => ({ url: account, cookie: `theme=${'x'.repeat(2000)}` })),
    ),
    pass: recording({ url: shop, set: [sound] }, { url: account, ...held }),
    unsure: 'never: name and value stand in every request',
    'not-applicable': nothingSet,
  },
  'cookie-oversized': {
    fail: recording({ url: shop, set: [`theme=${'x'.repeat(4200)}; Path=/`] }),
    pass: soundOnly,
    unsure: everyLineTells,
    'not-applicable': nothingSet,
  },
  'cookie-attribute-misspelt': { fail: line('HttpOnyl'), pass: soundOnly, unsure: everyLineTells, 'not-applicable': nothingSet },
  'cookie-attribute-conflicting': {
    fail: line('SameSite=None', 'SameSite=Lax'),
    pass: soundOnly,
    unsure: everyLineTells,
    'not-applicable': nothingSet,
  },
  'cookie-set-twice': {
    fail: recording({ url: shop, set: [sound, sound.replace(ids[0], ids[1])] }),
    pass: soundOnly,
    unsure: everyLineTells,
    'not-applicable': nothingSet,
  },
  'cookie-shadowed': {
    fail: recording(
      { url: shop, set: [sound, `sid=${ids[1]}; Path=/account; HttpOnly; Secure; SameSite=Lax`] },
      { url: account, cookie: `sid=${ids[1]}; ${sid}` },
    ),
    pass: recording({ url: shop, set: [sound] }, { url: account, ...held }),
    unsure: 'never: the header shows both',
    'not-applicable': nothingSet,
  },
  'cookie-refused': {
    fail: recording({ url: 'http://shop.example/', set: ['theme=dark; Path=/; Secure'] }),
    pass: soundOnly,
    unsure: everyLineTells,
    'not-applicable': nothingSet,
  },
  'infrastructure-cookie-bare': {
    fail: recording({ url: shop, set: ['lb=node-2; Path=/'] }),
    pass: recording({ url: shop, set: ['lb=node-2; Path=/; HttpOnly; Secure; SameSite=Lax'] }),
    unsure: { ...recording({ url: shop, cookie: 'lb=node-2' }), before: ['lb'] },
    'not-applicable': noSession,
  },
  'callback-cookie-on-grace': {
    fail: recording(
      { url: shop, set: ['state=abc; Path=/; Secure'] },
      { url: `${shop}callback`, ...byForm, status: 302, location: '/', cookie: 'state=abc' },
    ),
    pass: recording(
      { url: shop, set: ['state=abc; Path=/; Secure; SameSite=None'] },
      { url: `${shop}callback`, ...byForm, status: 302, location: '/', cookie: 'state=abc' },
    ),
    unsure: { ...recording({ url: `${shop}callback`, ...byForm, status: 302, location: '/', cookie: 'state=abc' }), before: ['state'] },
    'not-applicable': recording({ url: shop, set: [sound] }, { url: account, ...byLink, ...held }),
  },
  'cookie-expired-at-birth': {
    fail: recording({
      url: shop,
      set: [`${sid}; Path=/; Expires=${new Date(flowStart - 60_000).toUTCString()}`],
      response: { date: new Date(flowStart - 3_600_000).toUTCString() },
    }),
    pass: recording({ url: shop, set: [`theme=dark; Path=/; Expires=${new Date(flowStart + 60_000).toUTCString()}`] }),
    unsure: 'never: without the server’s own time a time that is over is a deletion',
    'not-applicable': soundOnly,
  },
};
