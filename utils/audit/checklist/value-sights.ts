import { fill, type Text } from '../../i18n/text.ts';
import type { Facts } from '../facts.ts';
import { idCookies, idIn, idSamples, mostBits } from '../id-samples.ts';
import { sessionCookies } from '../session-cookies.ts';
import { sessionTokens } from '../tokens.ts';
import type { Look, Sight } from './sight.ts';
import { listed, met, notApplicable, unseen, violated } from './sight-tools.ts';

export const noSession: Text = {
  en: 'No session was seen. Log in while recording.',
  ko: '세션이 보이지 않습니다. 기록하는 동안 로그인하십시오.',
};

/** Why there is no session cookie to look at: none was seen, or the session travels otherwise. */
export function withoutCookie({ conclusions }: Facts): Sight {
  const carrier = conclusions.sessions[0]?.carrier;
  if (carrier === 'bearer')
    return notApplicable({
      en: 'The session travels in the `Authorization` header, not in a cookie.',
      ko: '세션이 쿠키가 아니라 `Authorization` 헤더에 실려 오갑니다.',
    });
  if (carrier === 'url')
    return notApplicable({ en: 'The session travels in the address, not in a cookie.', ko: '세션이 쿠키가 아니라 주소에 실려 오갑니다.' });
  return unseen(noSession);
}

export function sessionSeen({ facts }: Look): Sight {
  const [session] = facts.conclusions.sessions;
  if (!session || session.names.length === 0) return unseen(noSession);
  const first = sessionCookies(facts).flatMap(({ facts: { firstSeen } }) => (firstSeen.exchange === null ? [] : [firstSeen.exchange]));
  return met(fill({ en: 'The session is carried by {names}.', ko: '세션은 {names}에 실려 오갑니다.' }, { names: listed(session.names) }), first);
}

/** ASVS 5.0 7.2.3. An upper bound can refute, never confirm. */
const wantedBits = 128;

export function entropy({ facts }: Look): Sight {
  const cookies = idCookies(facts);
  const [cookie] = cookies;
  if (!cookie)
    return sessionCookies(facts).length > 0
      ? notApplicable({
          en: 'The session is data that carries itself, not an id; tokens have requirements of their own (V9).',
          ko: '세션이 ID가 아니라 자체 데이터입니다. 토큰에는 별도의 요구 사항(V9)이 적용됩니다.',
        })
      : withoutCookie(facts);
  const bounds = cookies.map((one) => ({ one, bits: mostBits(idIn(one.facts.value)) })).toSorted((a, b) => a.bits - b.bits);
  const { one, bits } = bounds[0] ?? { one: cookie, bits: 0 };
  const samples = idSamples(facts, one);
  const slots = { name: one.facts.name, bits, n: samples.length };
  const exchanges = samples.map(({ exchange }) => exchange);
  if (bits < wantedBits)
    return violated(
      fill(
        {
          en: 'The length and letters of `{name}` allow {bits} bits at the most; 128 are asked for.',
          ko: '`{name}` 쿠키의 길이와 쓰인 글자로는 많아야 {bits}비트입니다. 기준은 128비트입니다.',
        },
        slots,
      ),
      exchanges,
    );
  return met(
    fill(
      {
        en: 'The length and letters of `{name}` allow up to {bits} bits; different ids seen: {n}. That is an upper bound and cannot prove randomness.',
        ko: '`{name}` 쿠키의 길이와 쓰인 글자로는 최대 {bits}비트까지 가능합니다(서로 다른 ID {n}개 관찰). 상한일 뿐 무작위성을 증명하지는 못합니다.',
      },
      slots,
    ),
    exchanges,
  );
}

export function jwt({ facts }: Look): Sight {
  const tokens = sessionTokens(facts);
  if (tokens.length === 0)
    return notApplicable({
      en: 'No JSON Web Token identifies the visitor in this recording.',
      ko: '이 기록에는 방문자를 식별하는 JWT(JSON Web Token)가 없습니다.',
    });
  const algorithms = [...new Set(tokens.map(({ header }) => String(header['alg']).slice(0, 20)))];
  return met(
    fill(
      { en: 'Tokens: {names}; signed with {algorithms}.', ko: '토큰: {names}. 서명 알고리즘: {algorithms}.' },
      { names: listed([...new Set(tokens.map(({ name }) => name))]), algorithms: listed(algorithms) },
    ),
    tokens.map(({ exchange }) => exchange),
  );
}
