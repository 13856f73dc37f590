import { explain } from '../../cookie/index.ts';
import { fill, type Text } from '../../i18n/text.ts';
import { type Answer, combine, fail, skip, unsure } from '../answer.ts';
import type { Facts } from '../facts.ts';
import { type Change, fixedLine } from '../fix-line.ts';
import { mark } from '../lines.ts';
import { type LoginLoop, loginLoops, reasonOf } from '../login-loops.ts';
import { shown } from '../places.ts';
import { rfc6265bis, wstg } from '../references.ts';
import { toldByLoop } from '../refusals.ts';
import type { Rule } from '../rule.ts';

export const loginLoop: Rule = {
  id: 'login-loop',
  title: { en: 'Login that does not hold', ko: '유지되지 않는 로그인' },
  references: [rfc6265bis('5.8.3'), wstg('02')],
  judge(facts) {
    const sawLogin = facts.conclusions.events.some(({ type }) => type === 'login');
    const loops = loginLoops(facts);
    if (loops.length === 0 && sawLogin) return { kind: 'pass' };
    const seen = new Set<string | null>();
    const answers = loops
      .map((loop) => judgeLoop(facts, loop))
      .filter((answer) => answer.kind !== 'fail' || (!seen.has(answer.finding.cookie) && seen.add(answer.finding.cookie)));
    return combine(answers, {
      en: 'No login was recorded that came back to the login page for want of a cookie of its own.',
      ko: '쿠키가 돌아오지 않아 다시 로그인 페이지로 돌아간 로그인이 기록되지 않았습니다.',
    });
  },
};

function judgeLoop(facts: Facts, loop: LoginLoop): Answer {
  const { culprit, login, denied } = loop;
  const slots = { place: shown(login.exchange.url), denied: shown(denied.exchange.url) };
  if (!culprit)
    return unsure(
      fill(
        {
          en: 'After the login at `{place}` the site asked to log in again at `{denied}`, although every cookie came back. The cause is on the server: it did not know the session, or the login had failed.',
          ko: '`{place}`에서 로그인한 뒤 쿠키가 모두 돌아왔는데도 `{denied}`에서 다시 로그인을 요구했습니다. 원인은 서버에 있습니다. 서버가 세션을 알지 못했거나 로그인이 실패한 것입니다.',
        },
        slots,
      ),
    );
  const known = reasonOf(loop);
  const refused = culprit.set.verdict.outcome === 'refused';
  // The refusal has a rule of its own, which tells of the loop: one fault, one finding.
  if (refused && !toldByLoop(facts, culprit)) return skip;
  const { parsed, verdict } = culprit.set;
  const because: Text = known
    ? explain(known.reason, { ...(verdict.cookie ? { cookie: verdict.cookie } : {}), line: parsed.line })
    : { en: 'The recording does not show why the browser kept it back.', ko: '브라우저가 이 쿠키를 보내지 않은 까닭은 기록에 나타나지 않습니다.' };
  const change = changeFor(known?.code ?? null);
  const message = fill(
    refused
      ? {
          en: 'The login at `{place}` does not hold: the browser refused `{name}`, so `{denied}` came without it and {outcome}.',
          ko: '`{place}`의 로그인이 유지되지 않습니다. 브라우저가 `{name}` 쿠키를 거부해 `{denied}` 요청에 실리지 않았습니다. {outcome}.',
        }
      : {
          en: 'The login at `{place}` does not hold: `{name}` was set but did not come back with `{denied}`, and {outcome}.',
          ko: '`{place}`의 로그인이 유지되지 않습니다. `{name}` 쿠키는 설정되었지만 `{denied}` 요청에 실리지 않았습니다. {outcome}.',
        },
    { ...slots, name: culprit.name, outcome: loop.outcome },
  );
  return fail({
    severity: 'high',
    cookie: culprit.set.key,
    exchanges: [...new Set([culprit.exchange.id, denied.exchange.id, login.exchange.id])],
    line: mark(culprit, known?.reason.attribute ?? 'name'),
    message,
    why: {
      en: `${because.en} The password was right, the server issued a session, and the next request could not prove it.`,
      ko: `${because.ko} 비밀번호가 맞아 서버가 세션을 발급했지만, 다음 요청이 이를 증명하지 못했습니다.`,
    },
    fix: {
      message: change.message,
      ...(parsed.kind === 'set-cookie' ? { header: fixedLine(parsed, change) } : {}),
    },
  });
}

function changeFor(code: string | null): Change & { readonly message: Text } {
  switch (code) {
    case 'not-on-path':
      return {
        message: {
          en: 'Set the cookie with `Path=/`, so that the pages behind the login receive it.',
          ko: '로그인 뒤의 페이지도 쿠키를 받도록 `Path=/`로 설정하십시오.',
        },
        attributes: { path: '/' },
      };
    case 'secure-only':
      return {
        message: {
          en: 'Serve the whole login over `https`: a `Secure` cookie does not travel over `http`.',
          ko: '로그인 전체를 `https`로 제공하십시오. `Secure` 쿠키는 `http`로 오가지 않습니다.',
        },
      };
    case 'same-site-strict':
    case 'same-site-lax':
    case 'same-site-default':
      return {
        message: {
          en: 'The login returns from another site, so the cookie must be allowed to come along: `Lax` for a link or redirect by `GET`, `None; Secure` for a form or a frame.',
          ko: '로그인이 다른 사이트에서 돌아오므로 쿠키가 함께 실려야 합니다. `GET` 링크나 리다이렉트라면 `Lax`, 폼이나 프레임이라면 `None; Secure`로 하십시오.',
        },
        attributes: code === 'same-site-strict' ? { samesite: 'Lax' } : { samesite: 'None', secure: true },
      };
    case 'domain-mismatch':
      return {
        message: {
          en: 'Log in on the host that also serves the pages, or set `Domain` to the parent of both.',
          ko: '페이지를 제공하는 호스트에서 로그인하거나 `Domain`을 두 호스트의 상위 도메인으로 설정하십시오.',
        },
      };
    case 'expired':
      return {
        message: { en: 'Give the cookie a later end, or none; check the server’s clock.', ko: '만료를 늦추거나 없애고, 서버의 시계를 확인하십시오.' },
        attributes: { expires: null, 'max-age': null },
      };
    default:
      return {
        message: {
          en: 'Set the session cookie for the whole host, in the answer to the login.',
          ko: '로그인 응답에서 호스트 전체에 통하는 세션 쿠키를 설정하십시오.',
        },
        attributes: { path: '/', domain: null },
      };
  }
}
