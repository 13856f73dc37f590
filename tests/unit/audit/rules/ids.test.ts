import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { sessionIdContainsCounter } from '../../../../utils/audit/rules/session-id-contains-counter.ts';
import { sessionIdContainsTime } from '../../../../utils/audit/rules/session-id-contains-time.ts';
import { sessionIdPredictable } from '../../../../utils/audit/rules/session-id-predictable.ts';
import { sessionIdTooShort } from '../../../../utils/audit/rules/session-id-too-short.ts';
import { flowStart } from '../../../tools/flow.ts';
import { only, whyOf } from '../checks.ts';
import { judge } from '../facts-builder.ts';
import { recording, shop } from '../recording.ts';

const given = (values: readonly string[]) =>
  recording(...values.map((value) => ({ url: shop, set: [`sid=${value}; Path=/; HttpOnly; Secure; SameSite=Lax`] })));

let drawn = 0;
/** Sixteen octets without any pattern, the same ones in every run. */
function octets(): Buffer {
  return createHash('sha256').update(String(drawn++)).digest().subarray(0, 16);
}

/** Real ids of these servers look so; all are sound. */
const servers: readonly (readonly [string, readonly string[]])[] = [
  ['Tomcat', ['5AC1E2B8F0D94E7785B1C4D3A2960F11.n1', 'C03B7A9914E65D28FA7710BE4425D9C6.n1', '0E94D1F3A86B72C5E41D09BB37F8A652.n1']],
  ['PHP', ['k3f9v2b1q8m7c4x0z5n6l2j1h0', '0q5o8s2d7f1g6h3j9k4l0z8x7c', 'u7i2o9p4a1s6d3f8g5h0j2k7l4']],
  ['ASP.NET', ['q2w3e4r5t1y2u3i4o5p1a2s3', 'z5x4c3v2b1n5m4l3k2j1h5g4', 'p1o2i3u4y5t1r2e3w4q5a1s2']],
  ['WebSphere', ['0000Kq8ZbV3nXc7mTfRw2LpYd9j:1a2b3c', '0000Hs4GfD1kJl6aPoIuYtRe8Wq:1a2b3c', '0000Mz5NxB2vCq9wErTyUi7OpLk:1a2b3c']],
  ['Jetty', ['node01x8v2q5k9m3c7t1b4z6n0p2r8s1.node0', 'node0w5j2h8d4f6g1k9l3z7x0c5v8b2.node0', 'node0a9s3d7f1g5h2j8k4l6q0w3e7r3.node0']],
  ['UUID', ['9b2f6c1e-4d7a-4e83-a15c-7f09b3d2e648', '1c8e5a70-93bd-4f26-8d41-e6a2c97b0f35', 'd47f0b29-6e1c-4a95-b3f8-205ce98a7d16']],
];

describe('session-id-predictable', () => {
  it.each(servers)('does not refute the ids of %s', (_, values) => {
    expect(judge(sessionIdPredictable, given(values)).kind).toBe('pass');
  });

  it('does not refute random ids, whatever their alphabet, from two of them on', () => {
    for (const encoding of ['hex', 'base64url'] as const) {
      for (let round = 0; round < 200; round++) {
        const values = Array.from({ length: 2 + (round % 3) }, () => octets().toString(encoding));
        expect(judge(sessionIdPredictable, given(values)).kind, values.join(' ')).toBe('pass');
      }
    }
  });

  it.each([
    ['a padded counter', ['sess-000000000000000000001041', 'sess-000000000000000000001042', 'sess-000000000000000000001043'], 'high', 'counts up'],
    ['eight random digits behind a fixed head', ['a7d1c3e9b5f20486c4a19f3e', 'a7d1c3e9b5f204861b7d8e02'], 'high', 'few letters'],
    ['twelve random digits behind a fixed head', ['a7d1c3e9b5f2c4a19f3e77d1', 'a7d1c3e9b5f21b7d8e02c35a'], 'medium', 'few letters'],
  ] as const)('refutes %s', (_, values, severity, words) => {
    const finding = only(judge(sessionIdPredictable, given(values)), values);
    expect(finding.severity).toBe(severity);
    expect(finding.message.en).toContain(words);
  });

  it('leaves ids that are too short as they stand to their own rule', () => {
    const values = ['1041', '1042', '1043'];
    expect(judge(sessionIdTooShort, given(values)).kind).toBe('fail');
    expect(judge(sessionIdPredictable, given(values)).kind).toBe('not-applicable');
  });

  it('compares ids, not the nodes behind them', () => {
    const id = '5AC1E2B8F0D94E7785B1C4D3A2960F11';
    whyOf(judge(sessionIdPredictable, given([`${id}.node1`, `${id}.node2`])), 'unsure');
  });

  it('does not apply to data, which has words in it', () => {
    const itself = { format: 'json', title: { en: 'data', ko: '데이터' }, fields: [], carriesData: true, expires: null };
    whyOf(judge(sessionIdPredictable, { ...given(['{"user":"ada","n":1}', '{"user":"ada","n":2}']), decoded: { sid: itself } }), 'not-applicable');
  });
});

const seconds = Math.floor(flowStart / 1000);
const hex = (value: number, width: number) => value.toString(16).padStart(width, '0');
/** A UUID of version 1, as RFC 9562 §5.1 lays it out. */
function uuid1(time: number): string {
  const ticks = (BigInt(time) + 12_219_292_800_000n) * 10_000n;
  const text = ticks.toString(16).padStart(15, '0');
  return `${text.slice(7)}-${text.slice(3, 7)}-1${text.slice(0, 3)}-b3f8-0242ac120002`;
}

describe('session-id-contains-time', () => {
  it.each([
    ['seconds and little else', `${seconds}-k3f9v2b1`, 'medium'],
    ['milliseconds and a few digits', `${flowStart}-4711`, 'high'],
    ['hex seconds before random digits, as an ObjectId has', `${hex(seconds, 8)}c1f3a86b72c5e41d`, 'info'],
    ['hex milliseconds behind random digits', `c1f3a86b72c5e41d09bb${hex(flowStart, 11)}`, 'info'],
    ['a UUID of version 1', uuid1(flowStart), 'high'],
    ['a UUID of version 7', `${hex(flowStart, 12).slice(0, 8)}-${hex(flowStart, 12).slice(8)}-7e83-a15c-7f09b3d2e648`, 'info'],
  ] as const)('finds %s', (_, value, severity) => {
    const finding = only(judge(sessionIdContainsTime, given([value])), [value]);
    expect(finding).toMatchObject({ severity, exchanges: [0], line: { exchange: 0, start: 4 } });
  });

  const sound: readonly (readonly [string, readonly string[]])[] = [...servers, ['a time of long ago', [`${seconds - 1_000_000}k3f9v2b1q8m7c4x0`]]];
  it.each(sound)('finds none in the id of %s', (_, [value = '']) => {
    expect(judge(sessionIdContainsTime, given([value])).kind).toBe('pass');
  });

  it('finds none in random ids', () => {
    for (let round = 0; round < 500; round++) {
      expect(judge(sessionIdContainsTime, given([octets().toString('hex')])).kind).toBe('pass');
    }
  });

  it('takes one hit among many ids for chance', () => {
    const values = [`${hex(seconds, 8)}c1f3a86b72c5e41d`, 'c1f3a86b72c5e41d09bb37f8', '5e41d09bb37f8a652c1f3a86', '09bb37f8a6525e41d72c5e41'];
    expect(judge(sessionIdContainsTime, given(values)).kind).toBe('pass');
  });
});

describe('session-id-contains-counter', () => {
  const tail = ['Q9v4J2mXc7tL', 'Lm5Tz8RbKp2W', 'Hd3Kf6PnZs1Q', 'b7Rt2XqLw9Zc'] as const;

  it('finds a number that grows by little between random letters', () => {
    const values = tail.map((letters, at) => `${100_234 + at * 3}x${letters}`);
    expect(only(judge(sessionIdContainsCounter, given(values)), values).severity).toBe('info');
  });

  it('weighs more when little else is in the id', () => {
    const values = ['100234xQ9v4JZ', '100237xLm5TzK', '100240xHd3KfP'];
    expect(only(judge(sessionIdContainsCounter, given(values)), values).severity).toBe('medium');
  });

  it('finds the counter at the end of an ObjectId', () => {
    const values = ['69a5b1c0d94e7785b1a2960f', '69a5b1d4d94e7785b1a29611', '69a5b1f9d94e7785b1a29614'];
    expect(judge(sessionIdContainsCounter, given(values)).kind).toBe('fail');
  });

  it.each(servers)('finds none in the ids of %s', (_, values) => {
    expect(judge(sessionIdContainsCounter, given(values)).kind).toBe('pass');
  });

  it('finds none in random ids', () => {
    for (let round = 0; round < 300; round++) {
      const values = [1, 2, 3].map(() => octets().toString('hex'));
      expect(judge(sessionIdContainsCounter, given(values)).kind, values.join(' ')).toBe('pass');
    }
  });
});
