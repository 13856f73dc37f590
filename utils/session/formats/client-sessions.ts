import { type Format, moment, plain } from './format.ts';

/** client-sessions of Mozilla: `<iv>.<data>.<created>.<duration>.<HMAC>`, base64url, moments in milliseconds. */
export const clientSessions: Format = {
  id: 'client-sessions',
  title: { en: 'Sealed data (client-sessions)', ko: '봉인된 데이터(client-sessions)' },
  about: {
    en: 'Encrypted and signed with a key of the server, with its own end; only the server reads it.',
    ko: '서버의 키로 암호화하고 서명한 값이며 만료 시각이 들어 있습니다. 서버만 읽을 수 있습니다.',
  },
  rewritten: true,
  read(value) {
    const [, created, duration] = /^[\w-]{22}\.[\w-]{22,}\.(\d{13})\.(\d{4,12})\.[\w-]{43}$/.exec(value) ?? [];
    if (created === undefined || duration === undefined) return null;
    const expires = Number(created) + Number(duration);
    return { fields: [plain('created', moment(Number(created))), plain('expires', moment(expires))], carriesData: true, expires };
  },
};
