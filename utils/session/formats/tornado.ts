import { type Format, moment, plain, secret, textOf, unescaped } from './format.ts';

/** Tornado's `create_signed_value`, version 2: fields with their lengths, `2|1:<key>|10:<seconds>|<n>:<name>|<n>:<base64>|<HMAC>`. */
export const tornado: Format = {
  id: 'tornado',
  title: { en: 'Signed by Tornado', ko: 'Tornado가 서명한 값' },
  about: {
    en: 'Signed, not encrypted: who has it can read it. The server takes it for 31 days by default.',
    ko: '서명되어 있지만 암호화되어 있지 않아 가진 사람이 읽을 수 있습니다. 서버는 기본적으로 31일 동안 받아들입니다.',
  },
  rewritten: true,
  read(value) {
    const [, seconds, content = ''] =
      /^"?2\|\d+:\d+\|10:(\d{10})\|\d+:[^|]{1,200}\|\d+:([A-Za-z0-9+/=_-]*)\|[0-9a-f]{64}"?$/.exec(unescaped(value)) ?? [];
    if (seconds === undefined) return null;
    const text = textOf(content);
    return {
      fields: [plain('signed', moment(Number(seconds) * 1000)), ...(text === null ? [] : [secret('data', text)])],
      carriesData: true,
    };
  },
};
