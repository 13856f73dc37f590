import { describe, expect, it } from 'vitest';
import { exampleFacts } from '../../../components/cluster/lesson-facts.ts';
import { bindLesson, lessons } from '../../../utils/lessons/index.ts';

/**
 * The topics of the study note that the lessons grew from, by its headings, and the sentence that answers each.
 * Where the note is loose, the sentence is the exact one.
 */
const topics: readonly (readonly [topic: string, lesson: string, en: string, ko: string])[] = [
  [
    'a cookie is small data kept by the browser',
    'what-a-cookie-is',
    'A small text that a server has the browser keep',
    '서버가 브라우저에 맡겨 두는 작은 텍스트',
  ],
  ['client and server exchange data in cookies', 'what-a-cookie-is', 'in the `Cookie` header', '`Cookie` 헤더에 이 쿠키를 넣습니다'],
  ['a session is the visit as a unit', 'what-a-session-is', 'All that a server treats as one visit', '서버가 한 번의 방문으로 다루는 단위'],
  ['data on the server under an id, the id in a cookie', 'what-a-session-is', 'hands the id to the browser', 'ID를 브라우저에 건넵니다'],
  ['connectionless', 'connectionless', 'may close the connection after its answer', '응답한 뒤 연결을 닫아도 되며'],
  ['connectionless is about meaning: connections are reused', 'connectionless', 'In practice connections are reused', '실제로는 연결을 다시 씁니다'],
  ['stateless', 'stateless', 'may forget a request with its answer', '응답하는 순간 그 요청을 잊어도 됩니다'],
  ['stateless: easy to scale out', 'stateless', 'what makes it easy to add servers', '서버를 늘리기 쉽습니다'],
  ['stateless: everything must be sent each time', 'stateless', 'the client must say everything each time', '클라이언트가 매번 모든 정보를 보내야'],
  ['cookies and sessions put state on top', 'stateless', 'HTTP state management mechanism', 'HTTP 상태 관리 메커니즘'],
  ['difference: where the data is kept', 'cookie-or-session', 'Where is the data?', '데이터는 어디에 있습니까?'],
  ['difference: security, exactly', 'cookie-or-session', 'Neither is safe by nature', '어느 쪽도 그 자체로 안전하지는 않습니다'],
  [
    'difference: speed, exactly',
    'cookie-or-session',
    'They save a look-up and add bytes to every request',
    '조회를 줄이는 대신 모든 요청이 커집니다',
  ],
  [
    'difference: lifetime, exactly',
    'cookie-or-session',
    'the session stays open there until its own time-out',
    '서버의 시간 제한이 될 때까지 세션은 열려 있고',
  ],
  ['lifetime: what a line asks for, browsers cap', 'when-a-session-ends', '400 days at most in Chromium', 'Chromium은 최대 400일'],
  ['login: the client asks', 'login-step-by-step', 'The browser sends the credentials', '브라우저가 계정 정보'],
  ['login: the server verifies', 'login-step-by-step', 'checks the credentials', '계정 정보를 검증합니다'],
  ['login: a session under an id is stored', 'login-step-by-step', 'The record of who you are stays on the server', '사용자 정보는 서버에 남고'],
  ['login: the id goes back in a cookie', 'login-step-by-step', 'The answer carries the id, in a cookie', '응답이 쿠키에 ID를 담아 옵니다'],
  ['login: the id comes with every request', 'login-step-by-step', 'The next request carries the cookie', '다음 요청이 쿠키를 싣고 갑니다'],
  ['login: the server looks the id up', 'login-step-by-step', 'finds the record under the id', 'ID로 기록을 찾습니다'],
  [
    'is a session against statelessness',
    'sessions-and-statelessness',
    'a property of the protocol, not a ban on remembering',
    '프로토콜의 성질이지 기억하지 말라는 금지가 아닙니다',
  ],
  ['the cost of sending everything against that of a session', 'sessions-and-statelessness', 'would have cost more', '더 들었을 것이고'],
  ['several servers: session mismatch', 'session-mismatch', 'session mismatch', '세션 불일치(정합성) 문제'],
  ['sticky session', 'sticky-session', 'sends every request there', '이후 요청을 모두 그 서버로 보냅니다'],
  ['sticky session: hot spot', 'sticky-session', 'load follows visitors, not requests', '방문자를 따라 몰립니다'],
  ['sticky session: the server dies', 'sticky-session', 'takes its sessions along', '그 서버의 세션도 사라집니다'],
  ['clustering: all-to-all, DeltaManager', 'session-clustering', 'DeltaManager', 'DeltaManager'],
  ['clustering: memory and traffic', 'session-clustering', 'each session its memory on all', '모든 서버의 메모리를 씁니다'],
  ['clustering: mismatch within the delay', 'session-clustering', 'a copy arrives late', '사본은 늦게 도착하므로'],
  ['primary–secondary, BackupManager', 'primary-secondary', 'BackupManager', 'BackupManager'],
  ['primary–secondary: less memory', 'primary-secondary', 'of memory in place of', '메모리'],
  ['primary–secondary: a proxy node asks again', 'primary-secondary', 'must fetch the session first', '먼저 세션을 가져와야'],
  ['session storage', 'session-storage', 'all servers then see the same sessions', '모든 서버가 같은 세션을 보기 때문'],
  ['session storage: it fails', 'session-storage', 'The weak point moves into the store', '약점이 저장소로 옮겨 갑니다'],
  ['session storage: a replica', 'session-storage', 'So it is replicated', '그래서 저장소를 복제하되'],
];

describe('every topic of the note', () => {
  it.each(topics)('%s', (_, id, en, ko) => {
    const lesson = lessons.find((one) => one.id === id);
    if (lesson === undefined) throw new Error(`There is no lesson ${id}.`);
    const words = JSON.stringify(bindLesson(lesson, exampleFacts(), exampleFacts()));
    expect(words).toContain(en);
    expect(words).toContain(ko);
  });
});
