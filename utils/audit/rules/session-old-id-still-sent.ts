import { fill, type Text } from '../../i18n/text.ts';
import { type Answer, combine, exchangesShown, fail, pass, unsure } from '../answer.ts';
import type { Facts } from '../facts.ts';
import { loginLoops } from '../login-loops.ts';
import { type Replaced, replacedAtLogin } from '../old-ids.ts';
import { shown } from '../places.ts';
import { deniedPages, isServed, pageOf } from '../protected-pages.ts';
import { asvs, cheatSheet, cwe, wstg } from '../references.ts';
import type { Rule } from '../rule.ts';
import { settingsOf } from '../session-cookies.ts';

/** A new id at the login helps only if the old one is gone: from the browser, and from the server. */
export const sessionOldIdStillSent: Rule = {
  id: 'session-old-id-still-sent',
  title: { en: 'Id from before the login that is still sent', ko: '로그인 뒤에도 전송되는 이전 ID' },
  references: [wstg('03'), asvs(7, '2.4'), cheatSheet, cwe(384)],
  judge(facts) {
    // A login that does not hold has its own rule, which names the line; the old id is what is left then.
    const looped = new Set(loginLoops(facts).map(({ login }) => login.exchange.id));
    const stories = replacedAtLogin(facts).filter(({ login }) => !looped.has(login.exchange.id));
    const answers = stories.map((story) => judgeStory(facts, story));
    const seen = new Set<string | null>();
    return combine(
      answers.filter((answer) => answer.kind !== 'fail' || (!seen.has(answer.finding.cookie) && seen.add(answer.finding.cookie))),
      {
        en: 'No login was recorded at which an id from before was replaced.',
        ko: '이전 ID가 교체된 로그인이 기록되지 않았습니다.',
      },
    );
  },
};

function judgeStory(facts: Facts, story: Replaced): Answer {
  const { login, cookie, old, fresh, late } = story;
  const slots = { name: cookie.facts.name, login: shown(login.exchange.url) };
  if (!fresh) return unsure(fill(notUsed, slots));
  const denied = deniedPages(facts);
  const opened = late.find(
    (at) => isServed(at) && denied.has(pageOf(at)) && at.sent.every((one) => one.name !== cookie.facts.name || one.value === old),
  );
  const first = opened ?? late[0];
  if (!first) return pass;
  const twice = first.sent.filter(({ name }) => name === cookie.facts.name).length > 1;
  const settings = settingsOf(facts, cookie);
  return fail({
    severity: opened ? 'high' : 'medium',
    cookie: cookie.facts.key,
    exchanges: [...new Set([first.exchange.id, login.exchange.id, ...late.map(({ exchange }) => exchange.id)])].slice(0, exchangesShown),
    message: fill(opened ? stillOpens : twice ? bothSent : stillSent, { ...slots, place: shown(first.exchange.url) }),
    why: fill(opened ? whyOpens : twice ? whyBoth : whySent, { ...slots, place: shown(first.exchange.url) }),
    fix: {
      message: {
        en: 'Drop the old id on the server when the new one is issued, and set the new cookie with exactly the `Domain` and `Path` of the old, so that it takes its place.',
        ko: '새 ID를 발급할 때 서버에서 이전 ID를 폐기하고, 새 쿠키를 이전 쿠키와 똑같은 `Domain`과 `Path`로 설정해 그 자리를 차지하게 하십시오.',
      },
      ...(typeof settings === 'string' ? {} : { header: settings.fixed({}) }),
    },
  });
}

const stillOpens: Text = {
  en: 'After the login at `{login}` the id of `{name}` from before it still opened `{place}`.',
  ko: '`{login}`에서 로그인한 뒤에도 로그인 전의 `{name}` 값으로 `{place}` 페이지가 열렸습니다.',
};
const whyOpens: Text = {
  en: 'The login gave a new id and left the old one logged in as well. Whoever planted or overheard the old id is in (session fixation), and a new id alone does not help.',
  ko: '로그인할 때 새 ID를 주었지만 이전 ID도 로그인된 채로 두었습니다. 이전 ID를 심거나 엿들은 사람도 로그인된 상태가 되므로(세션 고정, session fixation), 새 ID만으로는 막을 수 없습니다.',
};
const bothSent: Text = {
  en: '`{place}` received two values of `{name}`: the new one of the login at `{login}`, and the one from before.',
  ko: '`{place}` 요청에 `{name}` 쿠키가 두 값으로 실렸습니다. `{login}` 로그인에서 받은 새 값과 그 이전의 값입니다.',
};
const whyBoth: Text = {
  en: 'The new cookie has another `Domain` or `Path`, so it stands beside the old one. Most servers read only the first: on some pages the visitor is logged in, on others not.',
  ko: '새 쿠키의 `Domain`이나 `Path`가 달라 이전 쿠키를 대체하지 못했습니다. 서버는 대개 첫 번째만 읽으므로, 어떤 페이지에서는 로그인되어 있고 어떤 페이지에서는 그렇지 않습니다.',
};
const stillSent: Text = {
  en: 'After the login at `{login}` had replaced `{name}`, `{place}` was asked with the value from before it.',
  ko: '`{login}` 로그인에서 `{name}` 쿠키가 교체된 뒤에도 `{place}` 요청에는 이전 값이 실렸습니다.',
};
const whySent: Text = {
  en: 'The browser still has the old id: under another `Path`, or because a script wrote it back. There the visitor is a stranger, or, if the server kept the old session, logged in under an id that was never meant to be.',
  ko: '브라우저에 이전 ID가 남아 있습니다. `Path`가 다르거나 스크립트가 되돌려 놓은 것입니다. 그 화면에서 방문자는 낯선 사람이거나, 서버가 이전 세션을 남겨 두었다면 의도하지 않은 ID로 로그인되어 있습니다.',
};
const notUsed: Text = {
  en: 'The login at `{login}` replaced `{name}`, and no request after it shows which value the browser sends. Load one more page.',
  ko: '`{login}` 로그인에서 `{name}` 쿠키가 교체되었지만, 브라우저가 어느 값을 보내는지 보여 주는 이후 요청이 없습니다. 페이지를 하나 더 여십시오.',
};
