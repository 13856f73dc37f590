import { formatDuration, formatTime } from '../i18n/format.ts';
import { fill, same, type Text } from '../i18n/text.ts';
import type { Expiry, Session } from './types.ts';

/** The one sentence that says what matters about a session. `byPassword`: what goes in `Authorization` is no token but name and password. */
export function summaryOf(
  session: Pick<Session, 'carrier' | 'names' | 'state' | 'since' | 'expiry'>,
  loginSeen: boolean,
  now: number,
  byPassword = false,
): Text {
  const { state, since, names, carrier } = session;
  const slots = { since: same(formatTime(since, now)), what: carrierText(carrier, names, byPassword), end: endText(session.expiry, now) };
  if (state === 'authenticated') {
    return weave(
      { en: 'You are logged in since {since}. The session is {what}; {end}', ko: '{since}부터 로그인되어 있습니다. 세션은 {what}이며, {end}' },
      slots,
    );
  }
  if (state === 'ended') {
    return weave({ en: 'The session in {what} ended at {since}.', ko: '{what}의 세션은 {since}에 끝났습니다.' }, slots);
  }
  if (loginSeen) {
    return weave(
      {
        en: 'You are not logged in. An anonymous session is {what} since {since}; {end}',
        ko: '로그인되어 있지 않습니다. {since}부터 익명 세션이 {what}에 있으며, {end}',
      },
      slots,
    );
  }
  return weave(
    {
      en: 'No login was recorded. The session is {what}, seen since {since}; {end}',
      ko: '기록된 로그인이 없습니다. 세션은 {what}이며 {since}부터 보입니다. {end}',
    },
    slots,
  );
}

/** Like `fill`, for parts that are whole sentences of ours: their backticks stay. */
function weave(template: Text, parts: Readonly<Record<string, Text>>): Text {
  const one = (locale: keyof Text) => template[locale].replace(/\{(\w+)\}/g, (place, name: string) => parts[name]?.[locale] ?? place);
  return { en: one('en'), ko: one('ko') };
}

function carrierText(carrier: Session['carrier'], names: readonly string[], byPassword: boolean): Text {
  const different = [...new Set(names)];
  const shown = different.slice(0, 3);
  const slots = Object.fromEntries(shown.map((name, index) => [`name${index}`, name]));
  const places = shown.map((_, index) => `\`{name${index}}\``);
  const more = different.length > shown.length ? ' …' : '';
  const joined = fill({ en: places.join(' and ') + more, ko: places.join(', ') + more }, slots);
  if (carrier === 'url') return { en: `${joined.en} in the URL`, ko: `URL의 ${joined.ko}` };
  if (byPassword) return { en: `your name and password in ${joined.en}`, ko: `${joined.ko} 헤더의 이름과 비밀번호` };
  if (carrier === 'bearer') return { en: `the token in ${joined.en}`, ko: `${joined.ko} 헤더의 토큰` };
  return joined;
}

function endText(expiry: Expiry, now: number): Text {
  const { earliest, browser: kept } = expiry;
  const close = kept.kind === 'browser-close';
  const clock = earliest === null ? null : expiry[earliest];
  if (clock?.kind === 'idle') {
    const slots = { length: formatDuration(clock.after) };
    return close
      ? fill(
          {
            en: 'it ends when the browser closes, or by default after {length} without a request.',
            ko: '브라우저를 닫거나, 기본값으로 {length} 동안 요청이 없으면 끝납니다.',
          },
          slots,
        )
      : fill({ en: 'it ends by default after {length} without a request.', ko: '기본값으로 {length} 동안 요청이 없으면 끝납니다.' }, slots);
  }
  if (clock?.kind === 'at') {
    const slots = { at: formatTime(clock.at, now) };
    return close
      ? fill({ en: 'it ends when the browser closes, at the latest at {at}.', ko: '브라우저를 닫거나 늦어도 {at}에 끝납니다.' }, slots)
      : fill({ en: 'it ends at {at} at the latest.', ko: '늦어도 {at}에 끝납니다.' }, slots);
  }
  if (close) {
    return { en: 'it ends when the browser closes, or when the server forgets it.', ko: '브라우저를 닫거나 서버가 잊으면 끝납니다.' };
  }
  if (clock?.kind === 'ended') return { en: 'the browser no longer has its cookie.', ko: '쿠키가 더는 브라우저에 없습니다.' };
  return { en: 'when it ends could not be seen.', ko: '언제 끝나는지는 보이지 않습니다.' };
}
