import { type EventType, type Role, roles, sessionRoles } from '../../utils/session/types.ts';
import { captures } from '../tools/captures.ts';
import { type CookieScore, eventMeasure, type Measure, measure, type Score, score, sessionMeasure } from '../tools/score.ts';
import type { Bench } from './bench.ts';

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

/** All benches of this file read the same scores. */
let scored: readonly Score[] | null = null;

function scores(aside: boolean): readonly Score[] {
  scored ??= captures().map(score);
  return scored.filter((one) => one.aside === aside);
}

/** Recordings that nothing was tuned on decide; those that were used stand beside them in the report. */
export const inference: Bench = {
  name: 'inference',
  measures: 'session, token and remember-me cookies that are told as such, on the recordings held aside',
  unit: 'share',
  goal: { kind: 'at-least', value: 1 },
  run: async () => ({
    value: sessionMeasure(scores(true)).recall,
    report: [
      ...table('Tuned on', scores(false)),
      ...(process.argv.includes('--details') ? details(scores(false)) : []),
      ...table('Held aside', scores(true)),
    ].join('\n'),
  }),
};

export const inferencePrecision: Bench = {
  name: 'inference-precision',
  measures: 'of the cookies that are called a session, a token or remember-me, how many are, on the recordings held aside',
  unit: 'share',
  goal: { kind: 'at-least', value: 0.95 },
  run: async () => ({ value: sessionMeasure(scores(true)).precision }),
};

export const inferenceEvents: Bench = {
  name: 'inference-events',
  measures: 'logins, logouts and rotations that are missed, false or at the wrong exchange, on the recordings held aside',
  unit: 'cases',
  goal: { kind: 'at-most', value: 0 },
  run: async () => {
    const { right, said, true: truth } = eventMeasure(scores(true), ['login', 'logout', 'rotated']);
    return { value: truth - right + (said - right), detail: { found: right, of: truth, false: said - right } };
  },
};

function table(title: string, all: readonly Score[]): readonly string[] {
  const lines: string[] = [];
  const cookies = all.flatMap((one) => one.cookies);
  const isSession = ({ true: role }: CookieScore) => sessionRoles.has(role);
  lines.push(`\n${title}: ${all.length} captures, ${cookies.length} cookies, ${cookies.filter(isSession).length} of them sessions`);
  lines.push(line('session, token or remembered login', sessionMeasure(all)));
  for (const [name, says] of rivals)
    lines.push(
      line(
        `  ${name}`,
        measure(cookies, (cookie) => says(cookie.name), isSession),
      ),
    );
  for (const role of roles.filter((one) => one !== 'unknown'))
    lines.push(
      line(
        role,
        measure(
          cookies,
          ({ said }) => said === role,
          ({ true: truth }) => truth === role,
        ),
      ),
    );
  lines.push('  of what is called so sure, how much is right (sessions of all kinds as one):');
  for (const [from, to] of [
    [0.5, 0.7],
    [0.7, 0.9],
    [0.9, 0.99],
    [0.99, 1.01],
  ] as const) {
    const claims = cookies.filter(({ said, confidence }) => said !== 'unknown' && confidence >= from && confidence < to);
    const right = claims.filter((one) => kind(one.said) === kind(one.true)).length;
    lines.push(
      `    ${percent(from)} to ${percent(Math.min(to, 1))}: ${right} of ${claims.length}${claims.length === 0 ? '' : `, ${percent(right / claims.length)}`}`,
    );
  }
  lines.push('  life events:');
  for (const type of eventTypes) {
    const { right, said, true: truth } = eventMeasure(all, [type]);
    lines.push(`    ${type.padEnd(13)} ${right} of ${truth} found, ${said - right} false`);
  }
  const carriers = all.filter(({ carriers: { said, true: truth } }) => String(said) === String(truth));
  lines.push(`  carriers right: ${carriers.length} of ${all.length}`);
  return lines;
}

function kind(role: Role): Role {
  return sessionRoles.has(role) ? 'session-id' : role;
}

function line(name: string, { precision, recall, right, said, true: truth }: Measure): string {
  const figures = `precision ${precision.toFixed(2)} (${right}/${said})`.padEnd(27);
  return `  ${name.padEnd(38)} ${figures} recall ${recall.toFixed(2)} (${right}/${truth})`;
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

function details(all: readonly Score[]): readonly string[] {
  const lines = ['', '  wrong:'];
  for (const { id, cookies, events, carriers } of all) {
    const wrongRoles = cookies
      .filter((one) => one.said !== one.true)
      .map((one) => `${one.name}: ${one.said} ${one.confidence.toFixed(2)}, is ${one.true}`);
    const wrongEvents = events.filter(({ outcome }) => outcome !== 'found').map(({ type, exchange, outcome }) => `${outcome} ${type}@${exchange}`);
    const wrongCarriers = String(carriers.said) === String(carriers.true) ? [] : [`carriers ${carriers.said} are ${carriers.true}`];
    const wrong = [...wrongRoles, ...wrongEvents, ...wrongCarriers];
    if (wrong.length > 0) lines.push(`    ${id}: ${wrong.join('; ')}`);
  }
  return lines;
}
