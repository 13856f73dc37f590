import { describe, expect, it } from 'vitest';
import { cookieDomainTooWide } from '../../../../utils/audit/rules/cookie-domain-too-wide.ts';
import { sessionIdInReferer } from '../../../../utils/audit/rules/session-id-in-referer.ts';
import { sessionIdInUrl } from '../../../../utils/audit/rules/session-id-in-url.ts';
import { sessionIdToThirdParty } from '../../../../utils/audit/rules/session-id-to-third-party.ts';
import { sessionSentWithStaticFiles } from '../../../../utils/audit/rules/session-sent-with-static-files.ts';
import { thirdPartyContextBlocked } from '../../../../utils/audit/rules/third-party-context-blocked.ts';
import { only, whyOf } from '../checks.ts';
import { judge } from '../facts-builder.ts';
import { account, held, ids, inFrame, partner, recording, shop, sound } from '../recording.ts';

const fromShop = { initiator: { topLevelUrl: shop, url: shop } } as const;

describe('session-id-to-third-party', () => {
  const set = { url: shop, set: [sound] };

  it.each([
    ['a parameter', `${partner}c?v=${ids[0]}`],
    ['a parameter among others, percent-encoded', `${partner}c?data=${encodeURIComponent(JSON.stringify({ visitor: ids[0] }))}`],
    ['the path', `${partner}collect/${ids[0]}/pixel.gif`],
  ])('finds the session’s value in %s of another site’s URL', (_, url) => {
    const stated = recording(set, { url, type: 'image', ...fromShop });
    expect(only(judge(sessionIdToThirdParty, stated), ids)).toMatchObject({ severity: 'high', exchanges: [1] });
    // One fault, one finding.
    expect(judge(sessionIdInUrl, stated).kind).toBe('pass');
  });

  it('finds it in a header of a script’s request to another site', () => {
    const call = { url: `${partner}api`, type: 'fetch', ...fromShop, request: { authorization: `Bearer ${ids[0]}` } } as const;
    expect(only(judge(sessionIdToThirdParty, recording(set, call)), ids).message.en).toContain('A header');
  });

  it('finds it in a cookie of another site, which opens two doors with one key', () => {
    const finding = only(judge(sessionIdToThirdParty, recording(set, { url: partner, cookie: `visitor=${ids[0]}` })), ids);
    expect(finding.severity).toBe('medium');
  });

  it('finds the address of the page, id included, in what a counting script reports', () => {
    const page = encodeURIComponent(`${shop}cart;jsessionid=5AC1E2B8F0D94E7785B1C4D3A2960F11`);
    const stated = recording(set, { url: `https://stats.example/collect?dl=${page}`, type: 'ping', ...fromShop });
    const finding = only(judge(sessionIdToThirdParty, stated), ['5AC1E2B8F0D94E7785B1C4D3A2960F11']);
    expect(finding.message.en).toContain('`stats.example`');
    expect(finding.fix.header).toContain('Referrer-Policy');
  });

  it('finds the id of a signed cookie without its signature', () => {
    const signed = `sid=s%3A${ids[0]}.7x0Jv4cXh2mQpLs9TgRkWn3YbZ1uDfE5oAiCyM8VtHw; Path=/; HttpOnly; Secure; SameSite=Lax`;
    const stated = recording({ url: shop, set: [signed] }, { url: `${partner}c?v=${ids[0]}`, type: 'image', ...fromShop });
    expect(judge(sessionIdToThirdParty, stated).kind).toBe('fail');
  });

  it.each([
    ['another host of the same site', 'https://api.shop.example/x?v='],
    ['the site itself', `${account}?v=`],
  ])('is silent about %s', (_, url) => {
    expect(judge(sessionIdToThirdParty, recording(set, { url: `${url}${ids[0]}` }, { url: partner })).kind).toBe('pass');
  });

  it('is silent about tokens that only begin alike', () => {
    const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const head = part({ alg: 'HS256', typ: 'JWT' });
    const stated = recording(
      { url: shop, set: [`auth=${head}.${part({ sub: 'ada' })}.7x0Jv4cXh2mQpLs9TgRkWn3YbZ1uDfE5; Path=/; Secure`] },
      { url: `${partner}c?id_token=${head}.${part({ sub: 'ada' })}.b3Qw6Zr1Xk8Tn5YcVm2Lp0HsDj7FgUe4`, type: 'image', ...fromShop },
    );
    expect(judge(sessionIdToThirdParty, stated).kind).toBe('pass');
  });

  it('leaves the Referer to its own rule', () => {
    const signed = recording(set, { url: partner, referer: `${shop}?sid=${ids[0]}` });
    expect(judge(sessionIdToThirdParty, signed).kind).toBe('pass');
    expect(judge(sessionIdInReferer, signed).kind).toBe('fail');
  });
});

describe('session-id-in-url', () => {
  it('is silent about the number by which a third party’s own script counts visits', () => {
    const counted = recording({ url: `https://stats.example/c?sid=5AC1E2B8F0D94E7785B1C4D3A2960F11`, type: 'image', ...fromShop });
    expect(judge(sessionIdInUrl, counted).kind).toBe('pass');
  });
});

describe('session-sent-with-static-files', () => {
  const wide = `sid=${ids[0]}; Path=/; Domain=shop.example; HttpOnly; Secure; SameSite=Lax`;
  const file = { url: 'https://cdn.shop.example/logo.png', type: 'image', ...fromShop, ...held } as const;

  it('names the host that only hands out files, where cookie-domain-too-wide sees a second host in use', () => {
    const stated = recording({ url: shop, set: [wide] }, { url: account, ...held }, file, { ...file, type: 'script' });
    const finding = only(judge(sessionSentWithStaticFiles, stated), ids);
    expect(finding).toMatchObject({ severity: 'low', exchanges: [2, 3] });
    expect(finding.fix.header).toBe('Set-Cookie: sid=…; Path=/; HttpOnly; Secure; SameSite=Lax');
    expect(judge(cookieDomainTooWide, stated).kind).toBe('pass');
  });

  it('is silent about a host that also answers pages or scripts', () => {
    const api = { url: 'https://cdn.shop.example/api', type: 'fetch', ...fromShop, ...held } as const;
    expect(judge(sessionSentWithStaticFiles, recording({ url: shop, set: [wide] }, file, api)).kind).toBe('pass');
  });

  it('is silent about the files of the site’s own host', () => {
    const own = { url: `${shop}logo.png`, type: 'image', ...fromShop, ...held } as const;
    expect(judge(sessionSentWithStaticFiles, recording({ url: shop, set: [sound] }, own)).kind).toBe('pass');
  });

  const none = `sid=${ids[0]}; Path=/; HttpOnly; Secure; SameSite=None`;
  const onPage = { initiator: { topLevelUrl: partner, url: partner } } as const;

  it('informs when another site’s page takes files with its visitor’s session there', () => {
    const stated = recording({ url: shop, set: [none] }, { url: `${shop}like.png`, type: 'image', ...onPage, ...held });
    const finding = only(judge(sessionSentWithStaticFiles, stated), ids);
    expect(finding.severity).toBe('info');
    expect(finding.message.en).toContain('`partner.example`');
  });

  it('is silent about the files of an embedded page: they are its own', () => {
    const inside = { url: `${shop}logo.png`, type: 'image', initiator: { topLevelUrl: partner, url: shop, frame: 'nested' }, ...held } as const;
    expect(judge(sessionSentWithStaticFiles, recording({ url: shop, set: [none] }, { url: account, ...inFrame, ...held }, inside)).kind).toBe('pass');
  });
});

describe('third-party-context-blocked', () => {
  const none = `sid=${ids[0]}; Path=/; HttpOnly; Secure; SameSite=None`;
  const toLogin = { status: 302, location: '/login' } as const;
  const loggedIn = [
    { url: shop, set: [none] },
    { url: account, ...held },
  ] as const;

  it('names a frame that came without the session that should have gone', () => {
    const finding = only(judge(thirdPartyContextBlocked, recording(...loggedIn, { url: account, ...inFrame, ...toLogin })), ids);
    expect(finding).toMatchObject({ severity: 'medium', exchanges: [2] });
    expect(finding.message.en).toContain('keeps third-party cookies back');
    expect(finding.fix.header).toContain('Partitioned');
  });

  it('is milder when the frame did not ask to log in', () => {
    expect(only(judge(thirdPartyContextBlocked, recording(...loggedIn, { url: account, ...inFrame }))).severity).toBe('low');
  });

  it('tells of a jar for each page where the browser has one', () => {
    const stated = { ...recording(...loggedIn, { url: account, ...inFrame, ...toLogin }), browser: 'firefox' as const };
    expect(only(judge(thirdPartyContextBlocked, stated)).message.en).toContain('a jar of its own');
  });

  it('names SameSite when the frame asks to log in for it', () => {
    const stated = recording({ url: shop, set: [sound] }, { url: account, ...held }, { url: account, ...inFrame, ...toLogin });
    expect(only(judge(thirdPartyContextBlocked, stated)).message.en).toContain('`SameSite`');
  });

  it('takes a Lax session that stays out of frames for the protection that it is', () => {
    const stated = recording({ url: shop, set: [sound] }, { url: account, ...held }, { url: `${shop}widget`, ...inFrame });
    expect(judge(thirdPartyContextBlocked, stated).kind).toBe('pass');
  });

  it('claims nothing of a script’s request: it may have been made without cookies', () => {
    const call = { url: account, type: 'fetch', initiator: { topLevelUrl: partner, url: partner } } as const;
    whyOf(judge(thirdPartyContextBlocked, recording(...loggedIn, call)), 'not-applicable');
  });

  it('asks for two frames where the session was never sent at all', () => {
    const inside = { url: account, ...inFrame } as const;
    const other = { url: partner, cookie: 'theme=dark' } as const;
    whyOf(judge(thirdPartyContextBlocked, recording(other, { ...inside, set: [none] }, inside)), 'not-applicable');
    expect(judge(thirdPartyContextBlocked, recording(other, { ...inside, set: [none] }, inside, inside)).kind).toBe('fail');
  });
});
