import { type Format, plain } from './format.ts';

/** ASP.NET's SessionIDManager: 15 random bytes as 24 characters of [a-z0-5]. */
export const aspnetSession: Format = {
  id: 'aspnet-session',
  title: { en: 'Session id of ASP.NET', ko: 'ASP.NET의 세션 ID' },
  about: {
    en: "A random key; the session itself is in the server's memory, or in a state server or database.",
    ko: '무작위 키입니다. 세션은 서버의 메모리나 상태 서버, 데이터베이스에 있습니다.',
  },
  rewritten: false,
  read: (value, name) =>
    (/^ASP\.NET_SessionId$/i.test(name) && /^[a-z0-5]{24}$/.test(value)) || (/^ASPSESSIONID[A-Z]{8}$/.test(name) && /^[A-Z]{24}$/.test(value))
      ? { fields: [plain('characters', 24)], carriesData: false }
      : null,
};
