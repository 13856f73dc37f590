import { type Format, plain } from './format.ts';

/** ASP.NET forms authentication: the encrypted ticket as hex. */
export const aspnetTicket: Format = {
  id: 'aspnet-ticket',
  title: { en: 'Forms authentication ticket of ASP.NET', ko: 'ASP.NET 폼 인증 티켓' },
  about: {
    en: 'The whole login, encrypted: only the server reads it, and it stays good until the time in it, also after a logout.',
    ko: '로그인 정보 전체를 암호화한 값입니다. 서버만 읽을 수 있고, 로그아웃한 뒤에도 값에 적힌 시각까지 유효합니다.',
  },
  rewritten: true,
  read: (value, name) =>
    /^\.?ASPXAUTH|^\.ASPXFORMSAUTH/i.test(name) && /^[0-9A-F]{96,}$/i.test(value)
      ? { fields: [plain('bytes', value.length / 2)], carriesData: true }
      : null,
};
