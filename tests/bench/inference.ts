// How well roles and life events are told, on the labelled recordings: npx tsx tests/bench/inference.ts [--details]
import { type EventType, type Role, roles, sessionRoles } from '../../utils/session/types.ts';
import { captures } from '../tools/captures.ts';
import { type CookieScore, eventMeasure, type Measure, measure, type Score, score, sessionMeasure } from '../tools/score.ts';

/** The default names of ZAP's session tokens; compared whole, in any case (STANDARDS). */
const zapNames = new Set([
  'asp.net_sessionid',
  'aspsessionid',
  'siteserver',
  'cfid',
  'cftoken',
  'jsessionid',
  'phpsessid',
  'sessid',
  'sid',
  'viewstate',
  'zenid',
]);
const rivals: readonly (readonly [string, (name: string) => boolean])[] = [
  ['ZAP’s list of names', (name) => zapNames.has(name.toLowerCase())],
  ['HTTP Observatory: `login` or `sess`', (name) => /login|sess/i.test(name)],
];
const eventTypes: readonly EventType[] = ['login', 'login-failed', 'logout', 'rotated', 'ended', 'lost', 'renewed', 'started'];

const scores = captures().map(score);
const tuned = scores.filter(({ aside }) => !aside);
const aside = scores.filter((one) => one.aside);
print('Tuned on', tuned);
if (process.argv.includes('--details')) details(tuned);
print('Held aside', aside);

function print(title: string, all: readonly Score[]): void {
  const cookies = all.flatMap((one) => one.cookies);
  const isSession = ({ true: role }: CookieScore) => sessionRoles.has(role);
  console.log(`\n${title}: ${all.length} captures, ${cookies.length} cookies, ${cookies.filter(isSession).length} of them sessions`);
  line('session, token or remembered login', sessionMeasure(all));
  for (const [name, says] of rivals)
    line(
      `  ${name}`,
      measure(cookies, (cookie) => says(cookie.name), isSession),
    );
  for (const role of roles.filter((one) => one !== 'unknown'))
    line(
      role,
      measure(
        cookies,
        ({ said }) => said === role,
        ({ true: truth }) => truth === role,
      ),
    );
  console.log('  of what is called so sure, how much is right (sessions of all kinds as one):');
  for (const [from, to] of [
    [0.5, 0.7],
    [0.7, 0.9],
    [0.9, 0.99],
    [0.99, 1.01],
  ] as const) {
    const claims = cookies.filter(({ said, confidence }) => said !== 'unknown' && confidence >= from && confidence < to);
    const right = claims.filter((one) => kind(one.said) === kind(one.true)).length;
    console.log(
      `    ${percent(from)} to ${percent(Math.min(to, 1))}: ${right} of ${claims.length}${claims.length === 0 ? '' : `, ${percent(right / claims.length)}`}`,
    );
  }
  console.log('  life events:');
  for (const type of eventTypes) {
    const { right, said, true: truth } = eventMeasure(all, [type]);
    console.log(`    ${type.padEnd(13)} ${right} of ${truth} found, ${said - right} false`);
  }
  const carriers = all.filter(({ carriers: { said, true: truth } }) => String(said) === String(truth));
  console.log(`  carriers right: ${carriers.length} of ${all.length}`);
}

function kind(role: Role): Role {
  return sessionRoles.has(role) ? 'session-id' : role;
}

function line(name: string, { precision, recall, right, said, true: truth }: Measure): void {
  const figures = `precision ${precision.toFixed(2)} (${right}/${said})`.padEnd(27);
  console.log(`  ${name.padEnd(38)} ${figures} recall ${recall.toFixed(2)} (${right}/${truth})`);
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

function details(all: readonly Score[]): void {
  console.log('\n  wrong:');
  for (const { id, cookies, events, carriers } of all) {
    const wrongRoles = cookies
      .filter((one) => one.said !== one.true)
      .map((one) => `${one.name}: ${one.said} ${one.confidence.toFixed(2)}, is ${one.true}`);
    const wrongEvents = events.filter(({ outcome }) => outcome !== 'found').map(({ type, exchange, outcome }) => `${outcome} ${type}@${exchange}`);
    const wrongCarriers = String(carriers.said) === String(carriers.true) ? [] : [`carriers ${carriers.said} are ${carriers.true}`];
    const wrong = [...wrongRoles, ...wrongEvents, ...wrongCarriers];
    if (wrong.length > 0) console.log(`    ${id}: ${wrong.join('; ')}`);
  }
}
