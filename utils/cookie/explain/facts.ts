import { fill, same, type Text } from '../../i18n/text.ts';
import { oddAttribute } from '../near-misses.ts';
import { parseSetCookie } from '../parse-set-cookie.ts';
import { requestUrl } from '../request-url.ts';
import type { AttributeName, Context, ParsedSetCookie, Reason, StoredCookie } from '../types.ts';

/** What is known about the case beside the reason. All of it may be absent. */
export interface About {
  readonly cookie?: StoredCookie;
  readonly line?: string;
  readonly url?: string;
  readonly context?: Context;
}

/** What fills the places of the sentences: the attribute as it stands and the fact it clashes with, or words for them. Never a cookie's value. */
export function slotsOf(reason: Reason, about: About): Readonly<Record<string, Text>> {
  const parsed = about.line === undefined ? null : parseSetCookie(about.line);
  const line = parsed?.kind === 'set-cookie' ? parsed : null;
  const request = about.url === undefined ? null : requestUrl(about.url);
  return {
    domain: attributeText(line, 'domain') ?? cookieDomain(about) ?? same('`Domain`'),
    path: attributeText(line, 'path') ?? (about.cookie ? code(`Path=${about.cookie.path}`) : same('`Path`')),
    host: request ? code(request.host) : { en: 'this host', ko: '이 호스트' },
    requestPath: request ? code(request.path) : { en: 'this request', ko: '이 요청' },
    method: code(about.context?.method ?? 'POST'),
    kind: same(spelling(reason.attribute)),
    written: writtenText(reason, line),
    crossing: crossingOf(about),
    jar: jarOf(about),
    promise: promiseOf(reason),
    keepPromise: keepPromiseOf(reason),
  };
}

const longest = 80;

/** Between backticks, short, with nothing that could end the backticks. */
function code(text: string): Text {
  const shown = text.length > longest ? `${text.slice(0, longest)}…` : text;
  return fill(same('`{shown}`'), { shown: shown.replace(/[^\x20-\x7e\xa1-\xff…]/g, '·') });
}

function attributeText(line: ParsedSetCookie | null, kind: AttributeName): Text | null {
  const attribute = line?.attributes.findLast(({ known }) => known === kind);
  return attribute?.value ? code(`${attribute.name}=${attribute.value}`) : null;
}

function cookieDomain({ cookie }: About): Text | null {
  if (!cookie) return null;
  return cookie.hostOnly
    ? fill({ en: 'The host `{domain}` alone', ko: '호스트 `{domain}`' }, { domain: cookie.domain })
    : code(`Domain=${cookie.domain}`);
}

const spellings: Readonly<Record<AttributeName, string>> = {
  expires: 'Expires',
  'max-age': 'Max-Age',
  domain: 'Domain',
  path: 'Path',
  secure: 'Secure',
  httponly: 'HttpOnly',
  samesite: 'SameSite',
  partitioned: 'Partitioned',
  priority: 'Priority',
};

function spelling(attribute: Reason['attribute']): string {
  if (attribute === undefined || attribute === 'name' || attribute === 'value') return 'Set-Cookie';
  return spellings[attribute];
}

/** The misspelt name itself. Other unknown attributes are not shown: they may be the rest of a value that was cut. */
function writtenText(reason: Reason, line: ParsedSetCookie | null): Text {
  const attribute = line?.attributes.find((one) => {
    const odd = one.known === null ? oddAttribute(one) : null;
    return odd?.code === reason.code && odd.attribute === reason.attribute;
  });
  return attribute && reason.code === 'attribute-misspelt' ? code(attribute.name) : { en: 'This', ko: '이것' };
}

/** The fact that makes a request cross-site: a clause in English, a noun in Korean. */
function crossingOf({ url, context }: About): Text {
  const own = url === undefined ? null : requestUrl(url);
  const { topLevelUrl, initiatorUrl, navigation = 'top-level', method = 'GET' } = context ?? {};
  const page = otherSite(topLevelUrl, own?.site);
  if (page !== null && navigation !== 'top-level')
    return fill({ en: 'the request belongs to a page of `{page}`', ko: '`{page}` 페이지에 속한 요청' }, { page });
  const initiator = otherSite(initiatorUrl, own?.site);
  if (initiator === null) return { en: 'another site had a hand in the request', ko: '다른 사이트가 관여한 요청' };
  const slots = { initiator, method };
  return navigation === 'top-level' && method.toUpperCase() !== 'GET'
    ? fill({ en: '`{initiator}` started the request, with `{method}`', ko: '`{initiator}`에서 `{method}`{~method|으로/로} 시작한 요청' }, slots)
    : fill({ en: '`{initiator}` started the request', ko: '`{initiator}`에서 시작한 요청' }, slots);
}

/** The site of `url` when it is another than `own`; where only the schemes differ both are shown. */
function otherSite(url: string | undefined, own: string | undefined): string | null {
  const site = url === undefined ? undefined : requestUrl(url)?.site;
  return site === undefined || own === undefined || site === own ? null : site;
}

function jarOf({ cookie }: About): Text {
  if (cookie?.partitionKey === null)
    return {
      en: 'The cookie lies in the site’s own jar, and inside another site’s page Firefox opens a jar of that page.',
      ko: '쿠키는 사이트 자체의 저장소에 있는데, Firefox는 다른 사이트의 페이지 안에서는 그 페이지 전용 저장소를 씁니다.',
    };
  const key = cookie?.partitionKey;
  if (key === undefined)
    return {
      en: 'The cookie is partitioned and belongs to pages of another site.',
      ko: '분할된(Partitioned) 쿠키이며 다른 사이트의 페이지에 속합니다.',
    };
  return fill(
    { en: 'The cookie is partitioned and belongs to pages of `{key}`.', ko: '분할된(Partitioned) 쿠키이며 `{key}` 페이지에 속합니다.' },
    { key },
  );
}

function promiseOf({ attribute }: Reason): Text {
  switch (attribute) {
    case 'secure':
      return {
        en: 'The name’s prefix promises `Secure` and a secure connection, and one of the two is missing.',
        ko: '이름의 접두사는 `Secure`와 안전한 연결을 요구하는데 둘 중 하나가 없습니다.',
      };
    case 'domain':
      return {
        en: 'A `__Host-` cookie belongs to one host, and the line has `Domain`.',
        ko: '`__Host-` 쿠키는 한 호스트에만 속하는데 줄에 `Domain`이 있습니다.',
      };
    case 'path':
      return { en: 'A `__Host-` cookie needs `Path=/`, written out.', ko: '`__Host-` 쿠키에는 `Path=/`를 명시해야 합니다.' };
    case 'httponly':
      return { en: 'The name’s prefix promises `HttpOnly`, and the line has none.', ko: '이름의 접두사는 `HttpOnly`를 요구하는데 줄에 없습니다.' };
    default:
      return {
        en: 'The cookie has no name, and its value begins like a name with a prefix: a server would take it for one.',
        ko: '이름 없는 쿠키의 값이 접두사로 시작해 서버가 접두사 쿠키로 오인할 수 있습니다.',
      };
  }
}

function keepPromiseOf({ attribute }: Reason): Text {
  switch (attribute) {
    case 'secure':
      return { en: 'Add `Secure`, and answer over https.', ko: '`Secure`를 추가하고 https로 응답하십시오.' };
    case 'domain':
      return { en: 'Leave `Domain` out.', ko: '`Domain`을 빼십시오.' };
    case 'path':
      return { en: 'Write `Path=/`.', ko: '`Path=/`를 쓰십시오.' };
    case 'httponly':
      return { en: 'Add `HttpOnly`.', ko: '`HttpOnly`를 추가하십시오.' };
    default:
      return { en: 'Give the cookie a name.', ko: '쿠키에 이름을 붙이십시오.' };
  }
}
