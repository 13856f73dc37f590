import { describe, expect, it } from 'vitest';
import { chromiumReasons } from '../../../utils/cookie/chromium-reasons.ts';
import { explain, explainInParts, explainMissing } from '../../../utils/cookie/index.ts';
import type { Context, Reason, ReasonCode } from '../../../utils/cookie/types.ts';
import { receive, shop } from './lines.ts';

const codes = Object.keys(chromiumReasons) as ReasonCode[];
const attributes = [undefined, 'name', 'value', 'secure', 'domain', 'path', 'httponly', 'samesite', 'partitioned', 'expires', 'max-age'] as const;
const news = 'https://news.example/';

describe.each(codes)('%s', (code) => {
  it('is said in both languages, with and without facts, and leaves no place open', () => {
    const { cookie } = receive('sid=SECRETVALUE; Path=/account; Domain=shop.example');
    const about = {
      line: 'sid=SECRETVALUE; Path=/account; Http-Only; Domain=shop.example',
      url: shop,
      context: { navigation: 'none', topLevelUrl: news, initiatorUrl: news, method: 'POST' } satisfies Context,
      ...(cookie ? { cookie } : {}),
    };
    for (const attribute of attributes) {
      const reason: Reason = { code, step: '5.7', ...(attribute === undefined ? {} : { attribute }) };
      for (const facts of [{}, about, { ...about, cookie: { ...about.cookie, partitionKey: 'https://blog.example' } }]) {
        const { en, ko } = explain(reason, facts as Parameters<typeof explain>[1]);
        for (const text of [en, ko]) {
          expect(text).not.toMatch(/[{}]|undefined|null|SECRETVALUE/);
          expect(text.split('`').length % 2).toBe(1);
        }
        expect(en).toMatch(/^[A-Z`]/);
        expect(en).toMatch(/[.`]$/);
        expect(ko).toMatch(/[가-힣]/);
        expect(en).not.toMatch(/[가-힣]|!/);
      }
    }
  });

  it('names the clash, the step and the consequence', () => {
    const parts = explainInParts({ code, step: '5.7 step 99' });
    expect(parts.step).toBe('5.7 step 99');
    expect(parts.clash.en.length).toBeGreaterThan(10);
    expect(parts.consequence.en.length).toBeGreaterThan(10);
  });
});

describe('the facts of the case', () => {
  const said = (line: string, about: { readonly url?: string; readonly context?: Context } = {}) => {
    const url = about.url ?? shop;
    const { reasons, warnings } = receive(line, { url, ...(about.context ? { context: about.context } : {}) });
    const reason = reasons[0] ?? warnings[0];
    return reason ? explainInParts(reason, { line, url, ...(about.context ? { context: about.context } : {}) }) : null;
  };

  it.each([
    ['a=1; Domain=other.example', {}, '`Domain=other.example` does not cover `www.shop.example`.'],
    ['a=1; Domain=example', {}, '`Domain=example` is a public suffix: sites of different owners share it.'],
    ['a=1; Secure', { url: 'http://www.shop.example/' }, 'The cookie is `Secure`, and the connection to `www.shop.example` is plain http.'],
    [
      'a=1; SameSite=Strict',
      { context: { navigation: 'none', topLevelUrl: news } },
      '`SameSite=Strict`, but the request belongs to a page of `https://news.example`.',
    ],
    [
      'a=1',
      { context: { navigation: 'nested', initiatorUrl: news } },
      'Without `SameSite` it counts as `Lax`, but `https://news.example` started the request.',
    ],
    [
      'a=1; SameSite=Lax',
      { context: { navigation: 'nested', topLevelUrl: 'http://www.shop.example/' } },
      '`SameSite=Lax`, but the request belongs to a page of `http://shop.example`.',
    ],
    ['a=1; Http-Only', {}, '`Http-Only` is not an attribute; `HttpOnly` was probably meant.'],
    ['a=1; Path=x', {}, '`Path=x` does not begin with `/`.'],
    ['__Host-a=1; Secure; Path=/; Domain=shop.example', {}, 'A `__Host-` cookie belongs to one host, and the line has `Domain`.'],
  ] as const)('%s', (line, about, clash) => {
    expect(said(line, about)?.clash.en).toBe(clash);
  });

  it('do not show what may be the rest of a value', () => {
    const line = 'sid="SECRET;REST"; Path=/';
    for (const warning of receive(line).warnings) expect(explain(warning, { line }).en).not.toMatch(/SECRET|REST/);
  });

  it('are inert: what comes from the network cannot end the code', () => {
    const line = 'a=1; Domain=`<b>`.example';
    const reason = receive(line).reasons[0];
    expect(reason && explain(reason, { line, url: shop }).en).toMatch(/^`Domain='<b>'\.example` is not a host name\./);
  });

  it('are cut short', () => {
    const line = `a=1; Domain=${'x'.repeat(900)}.example`;
    const reason = receive(line).reasons[0];
    expect(reason && explain(reason, { line, url: shop }).en.length).toBeLessThan(400);
  });
});

it.each(['initiator', 'top-level page', 'frame ancestors'] as const)('a missing fact is said: %s', (fact) => {
  expect(explainMissing(fact).en).toMatch(/^The recording does not say/);
  expect(explainMissing(fact).ko).toMatch(/기록에 없습니다/);
});
