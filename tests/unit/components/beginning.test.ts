import { describe, expect, it } from 'vitest';
import { beginningOf } from '../../../components/cluster/beginning.ts';
import { lessonFacts } from '../../../components/cluster/lesson-facts.ts';
import { lessons } from '../../../utils/lessons/index.ts';
import { analyse, conclude, createAnalysis } from '../../../utils/session/index.ts';
import { flow } from '../../tools/flow.ts';

/** A login whose answer sets these lines, and what the replay makes of it. */
function begun(...set: readonly string[]) {
  const browser = flow({ origin: 'https://shop.example' });
  browser.visit('/login', {});
  browser.submit('/login', { status: 302, location: '/account', set });
  browser.follow({});
  for (const path of ['/account', '/orders', '/account']) browser.visit(path, {});
  const analysis = browser.exchanges.reduce(analyse, createAnalysis({ browser: 'chromium' }));
  const conclusions = conclude(analysis, analysis.lastTime);
  const [session] = conclusions.sessions;
  if (session === undefined) throw new Error('The visit has no session.');
  const { strategy, sentence } = beginningOf(session, conclusions.cookies);
  const sticky = JSON.stringify(lessons.find(({ id }) => id === 'sticky-session')?.live(lessonFacts(analysis, conclusions)));
  return { strategy, sentence: sentence.en, sticky };
}

const tomcat = '5AC1E2B8F0D94E7785B1C4D3A2960F11';

describe('the replay begins with what the site suggests', () => {
  it('a load balancer’s cookie: sticky', () => {
    const { strategy, sentence } = begun(
      'connect.sid=s%3AQ9v4J2mXc7tLr0ZpYw1sKdBn8HfGuE3a.7x0Jv4cXh2mQpLs9TgRkWn3YbZ1uDfE5oAiCyM8VtHw; Path=/; HttpOnly',
      `AWSALB=${'Ab3'.repeat(40)}; Path=/; Max-Age=604800`,
    );
    expect(strategy).toBe('sticky');
    expect(sentence).toContain('`AWSALB`');
  });

  it('a node’s name in the id itself (jvmRoute): sticky, and the lesson says so', () => {
    const { strategy, sentence, sticky } = begun(`JSESSIONID=${tomcat}.node1; Path=/; HttpOnly`);
    expect(strategy).toBe('sticky');
    expect(sentence).toContain('names its server');
    expect(sticky).toContain('names the server that has the session (`node1`)');
  });

  it('an id without one: nothing is known, so the mismatch', () => {
    const { strategy, sticky } = begun(`JSESSIONID=${tomcat}; Path=/; HttpOnly`);
    expect(strategy).toBe('memory-only');
    expect(sticky).toContain('no name of a node was seen');
  });

  it('an id with a primary and a secondary server (WebLogic): two copies', () => {
    const id = 'Qx7Lp2Rt9Vb4Nm6Kj8Hg3Fd5Sa1Zc0Yw';
    expect(begun(`JSESSIONID=${id}!-1234567890!987654321; Path=/; HttpOnly`).strategy).toBe('primary-secondary');
    expect(begun(`JSESSIONID=${id}!-1234567890!NONE; Path=/; HttpOnly`).strategy).toBe('sticky');
  });

  it('an id of Spring Session: a store', () => {
    expect(begun(`SESSION=${btoa('6d9c1b52-4f3e-4c8a-9b7d-2e5f8a1c3d60')}; Path=/; HttpOnly`).strategy).toBe('session-store');
  });
});
