import { fill } from '../../i18n/text.ts';
import type { CookieConclusion } from '../../session/types.ts';
import { type Answer, combine, fail, pass, skip } from '../answer.ts';
import type { Facts } from '../facts.ts';
import { isDeletion, type Line, linesOf, mark } from '../lines.ts';
import { shown } from '../places.ts';
import { cheatSheet, rfc6265bis, wstg } from '../references.ts';
import type { Rule } from '../rule.ts';
import { sessionCookies, settingsOf } from '../session-cookies.ts';

export const sessionDeletionMissesScope: Rule = {
  id: 'session-deletion-misses-scope',
  title: { en: 'Deletion that misses the session cookie', ko: '세션 쿠키를 비켜 간 삭제' },
  references: [rfc6265bis('5.7 step 23'), wstg('06'), cheatSheet],
  judge(facts) {
    const deletions = linesOf(facts).filter(isDeletion);
    return combine(
      sessionCookies(facts).map((cookie) => judgeCookie(facts, cookie, deletions)),
      { en: 'No response deletes a session cookie.', ko: '세션 쿠키를 지우는 응답이 없습니다.' },
    );
  },
};

/** A site that deletes with every answer says the same thing every time. */
const latest = 100;

function judgeCookie(facts: Facts, cookie: CookieConclusion, deletions: readonly Line[]): Answer {
  const { name, key } = cookie.facts;
  const aimed = deletions.filter(({ set }) => set.parsed.kind === 'set-cookie' && set.parsed.name === name).slice(-latest);
  if (aimed.length === 0) return skip;
  const missed = aimed.find((line) => (line.set.key !== key || line.set.verdict.outcome === 'refused') && survives(facts, cookie, line, aimed));
  if (!missed || missed.set.parsed.kind === 'malformed') return pass;
  const back = facts.analysis.exchanges.slice(missed.exchange.id + 1).find(({ sent }) => sent.some((one) => one.key === key))?.exchange.id;
  const settings = settingsOf(facts, cookie);
  const refused = missed.set.verdict.outcome === 'refused';
  return fail({
    severity: 'medium',
    cookie: key,
    exchanges: [missed.exchange.id, ...(back === undefined ? [] : [back])],
    line: mark(missed, missed.set.parsed.path === null ? 'name' : 'path'),
    message: fill(
      refused
        ? {
            en: '`{place}` tries to delete `{name}`, but the browser refuses that line, so the cookie stays.',
            ko: '`{place}` 응답이 `{name}` 쿠키를 지우려 하지만 브라우저가 그 줄을 거부해 쿠키가 남습니다.',
          }
        : {
            en: '`{place}` deletes a `{name}` of another scope: the cookie with `Path={path}` stays.',
            ko: '`{place}` 응답은 범위가 다른 `{name}` 쿠키를 지웁니다. `Path={path}`인 쿠키는 그대로 남습니다.',
          },
      { place: shown(missed.exchange.url), name, path: cookie.facts.path },
    ),
    why: {
      en: 'A cookie is deleted only by a line with the same name, `Domain` and `Path` that the browser accepts. The next request carries the old value again.',
      ko: '쿠키는 이름과 `Domain`, `Path`가 모두 같고 브라우저가 받아들이는 줄로만 지워집니다. 다음 요청에는 이전 값이 다시 실립니다.',
    },
    fix: {
      message: {
        en: 'Delete it with exactly the attributes it was set with.',
        ko: '설정할 때와 똑같은 속성으로 지우십시오.',
      },
      ...(typeof settings === 'string' ? {} : { header: settings.fixed({ attributes: { expires: null, 'max-age': '0' } }) }),
    },
  });
}

/** Whether the cookie was there when the line came, was in its reach, and was sent again afterwards with the same value. */
function survives({ analysis }: Facts, { facts: cookie }: CookieConclusion, line: Line, aimed: readonly Line[]): boolean {
  const { id } = line.exchange;
  // The same answer may delete it in a second scope: then every scope was thought of.
  if (aimed.some(({ exchange, set }) => exchange.id === id && set.key === cookie.key && set.verdict.outcome !== 'refused')) return false;
  const before = analysis.exchanges[id]?.sent.find(({ key }) => key === cookie.key);
  if (!before) return false;
  const after = analysis.exchanges.slice(id + 1).find(({ sent }) => sent.some(({ key }) => key === cookie.key));
  return after?.sent.find(({ key }) => key === cookie.key)?.value === before.value;
}
