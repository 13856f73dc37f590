import type { Sentences } from './sentences.ts';

const dropped = { en: 'The browser drops the whole line.', ko: '브라우저가 줄 전체를 버립니다.' };
const nextCookie = { en: 'The server never gets it back.', ko: '서버로 돌아가지 않습니다.' };
const encode = {
  en: 'Encode the value before it is set (percent or base64).',
  ko: '값을 퍼센트 인코딩이나 base64로 인코딩한 뒤 설정하십시오.',
};

/** What refuses a line for itself, wherever it comes from (§5.6 and the first steps of §5.7). */
export const lineSentences = {
  'disallowed-character': {
    clash: { en: 'The line holds a control character.', ko: '줄에 제어 문자가 있습니다.' },
    consequence: dropped,
    change: encode,
  },
  'name-value-too-long': {
    clash: {
      en: 'Name and value together are over 4096 bytes, the most a cookie may have.',
      ko: '이름과 값을 합쳐 쿠키의 최대 크기인 4096바이트를 넘습니다.',
    },
    consequence: dropped,
    change: { en: 'Keep the data on the server, or split it.', ko: '데이터를 서버에 두거나 나누십시오.' },
  },
  'no-cookie-content': {
    clash: { en: 'The line has neither a name nor a value.', ko: '이름도 값도 없는 줄입니다.' },
    consequence: { en: 'There is nothing to keep.', ko: '저장할 것이 없습니다.' },
    change: { en: 'Write `name=value`, or leave the line out.', ko: '`name=value` 형식으로 쓰거나 줄을 없애십시오.' },
  },
  'nameless-refused': {
    clash: {
      en: 'The cookie has no name, and this browser does not keep such a one.',
      ko: '쿠키에 이름이 없는데 이 브라우저는 그런 쿠키를 저장하지 않습니다.',
    },
    consequence: nextCookie,
    change: { en: 'Write `name=value`.', ko: '`name=value` 형식으로 쓰십시오.' },
  },
  'scheme-not-supported': {
    clash: { en: 'This kind of URL has no cookies.', ko: '쿠키를 쓰지 않는 종류의 URL입니다.' },
    consequence: { en: 'Nothing is stored or sent.', ko: '저장하지도 보내지도 않습니다.' },
    change: { en: 'Serve it over https.', ko: 'https로 제공하십시오.' },
  },
} satisfies Readonly<Record<string, Sentences>>;
