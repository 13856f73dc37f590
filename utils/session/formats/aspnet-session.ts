import { type Format, plain } from './format.ts';

/** ASP.NET's SessionIDManager: 15 random bytes as 24 characters of [a-z0-5]. */
export const aspnetSession: Format = {
  id: 'aspnet-session',
  title: { en: 'Session id of ASP.NET', ko: 'ASP.NET의 세션 ID' },
  rewritten: false,
  read: (value, name) =>
    (/^ASP\.NET_SessionId$/i.test(name) && /^[a-z0-5]{24}$/.test(value)) || (/^ASPSESSIONID[A-Z]{8}$/.test(name) && /^[A-Z]{24}$/.test(value))
      ? { fields: [plain('characters', 24)], carriesData: false }
      : null,
};
