import { describe, expect, it } from 'vitest';
import type { Flow } from '../../tools/flow.ts';
import { audited, told, type Visit, visit } from './audited.ts';

/**
 * Where ZAP's passive rules err, by their own threads, and what we say of the same traffic. ZAP judges every cookie of every answer
 * alike; the only lever is a list of names to ignore.
 */
interface Misreport {
  readonly problem: string;
  /** Of zaproxy, unless another repository is named. */
  readonly thread: string;
  readonly visit: Visit;
  readonly ours: readonly string[];
  readonly because: string;
}

const sound = 'sid=ID; Path=/; HttpOnly; Secure; SameSite=Lax';
const soundSession = ['cookie-prefix-unused info sid', 'hsts-missing low -'];
const id = '5AC1E2B8F0D94E7785B1C4D3A2960F11';
const gone = 'Expires=Thu, 01 Jan 1970 00:00:00 GMT';
const afterwards = (target: string) => (browser: Flow) => void browser.visit(target);

const misreports: readonly Misreport[] = [
  ...['Max-Age=0', gone, 'Max-Age=-1', 'Expires=Sun, 01-Jan-1984 00:00:00 GMT'].map(
    (end): Misreport => ({
      problem: `a deletion by ${end}`,
      thread: '#5295, PR #2252: Max-Age is not looked at',
      visit: { set: [sound], later: (browser) => void browser.visit('/x', { set: [`old=; Path=/; ${end}`] }) },
      ours: soundSession,
      because: 'a deletion has nothing to protect',
    }),
  ),
  {
    problem: 'an unreadable Expires taken for a deletion',
    thread: 'commonlib CookieUtils.isExpired',
    visit: { set: ['sid=ID; Path=/; Secure; SameSite=Lax; Expires=whenever'] },
    ours: ['cookie-attribute-misspelt low sid', 'cookie-prefix-unused info sid', 'hsts-missing low -', 'session-without-http-only medium sid'],
    because: 'browsers keep such a cookie until they close, so it is judged, and the slip is told',
  },
  {
    problem: '`SameSite=None; Secure` called invalid',
    thread: '#6482',
    visit: {
      set: ['sid=ID; Path=/; HttpOnly; Secure; SameSite=None'],
      later: (browser) =>
        void browser.visit('/widget', {
          type: 'iframe',
          initiator: { topLevelUrl: 'https://partner.example/', url: 'https://partner.example/', frame: 'nested' },
        }),
    },
    ours: soundSession,
    because: 'another site shows this one in a frame: None is what it needs',
  },
  {
    problem: 'AWSALB and AWSALBCORS reported at every attribute of every answer',
    thread: '#6264',
    visit: {
      set: [
        sound,
        'AWSALB=Zm9vYmFyYmF6cXV4Zm9vYmFyYmF6cXV4Zm9vYmFy; Expires=Mon, 09 Mar 2026 09:00:00 GMT; Path=/',
        'AWSALBCORS=Zm9vYmFyYmF6cXV4Zm9vYmFyYmF6cXV4Zm9vYmFy; Expires=Mon, 09 Mar 2026 09:00:00 GMT; Path=/; SameSite=None; Secure',
      ],
    },
    ours: [...soundSession, 'infrastructure-cookie-bare info AWSALB'],
    because: 'one note for both, below every fault, and it says to leave them if they cannot be changed',
  },
  {
    problem: 'a double-submit CSRF cookie without HttpOnly',
    thread: 'several; sullo/nikto #287',
    visit: { set: [sound, 'XSRF-TOKEN=9f2b7c6d1e804a35b6c7d8e9f0a1b2c3; Path=/; Secure; SameSite=Lax'] },
    ours: soundSession,
    because: 'a script must read it: that is how it works',
  },
  ...['?sId=5', `?businessId=${id}`, '?sessionid=overview', `?visid=${id}`].map(
    (query): Misreport => ({
      problem: `${query} taken for a session id`,
      thread: '#1396, #1594',
      visit: { set: [sound], later: afterwards(`/list${query}`) },
      ours: soundSession,
      because: 'a whole word, and a value that can be a key',
    }),
  ),
  {
    problem: 'the id of a socket.io connection taken for a session id',
    thread: 'socketio/socket.io-client #1280',
    visit: { set: [sound], later: (browser) => void browser.call(`/socket.io/?EIO=4&transport=polling&sid=${id}`) },
    ours: soundSession,
    because: 'it is the transport’s, and opens no account',
  },
  ...[`;jsessionid=${id}`, `;jsessionid=${id}!-1234567!NONE`, `;jsessionid=${id}.node1?x=1`, `;JSESSIONID=0000${id}:1a2b3c`].map(
    (end): Misreport => ({
      problem: `an id in the path missed or cut short: ${end}`,
      thread: '#3008, #366',
      visit: { set: [sound], later: afterwards(`/cart${end}`) },
      ours: [...soundSession, 'session-id-in-url high -'],
      because: 'path parameters are read whole, with what clusters append',
    }),
  ),
  {
    problem: 'Domain equal to the host not called loosely scoped',
    thread: '#8863: only a shorter Domain counts',
    visit: { set: ['sid=ID; Path=/; Domain=www.shop.example; HttpOnly; Secure; SameSite=Lax'] },
    ours: ['cookie-domain-too-wide info sid', 'hsts-missing low -'],
    because: 'every host below also gets it, which is told as advice',
  },
  {
    problem: 'a public suffix called loosely scoped',
    thread: '#8863: no public-suffix list',
    visit: { origin: 'https://www.shop.co.uk', set: [sound, 'theme=dark; Path=/; Domain=co.uk'] },
    ours: ['cookie-domain-foreign low theme', ...soundSession],
    because: 'no browser takes it: the fault is that it is lost, not that it is wide',
  },
  {
    problem: 'every cookie without HttpOnly, SameSite or Secure reported',
    thread: '#1142, #6082 and the rules 10010, 10011, 10054',
    visit: { set: [sound, '_ga=GA1.1.1803456789.1772442000; Path=/; Max-Age=63072000', 'lang=ko; Path=/; Max-Age=31536000', 'promo=spring; Path=/'] },
    ours: soundSession,
    because: 'only what carries the session can be stolen',
  },
  {
    problem: 'fixation reported without a login',
    thread: '#1142',
    visit: { set: ['sid=ID; Path=/; HttpOnly; Secure; SameSite=Lax'] },
    ours: soundSession,
    because: 'the login was recorded, and the id changed',
  },
  {
    problem: 'fixation not seen, since only a login shows it',
    thread: '#1142',
    visit: { set: [sound], login: [] },
    ours: ['cookie-prefix-unused info sid', 'hsts-missing low -', 'session-not-rotated-at-login high sid'],
    because: 'the login was recorded, and the id stayed',
  },
];

describe('where ZAP errs, and what we say', () => {
  it.each(misreports)('$problem ($thread): $because', ({ visit: how, ours }) => {
    expect(told(audited(visit(how)))).toEqual(ours.toSorted());
  });
});
