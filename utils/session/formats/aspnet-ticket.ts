import { type Format, plain } from './format.ts';

/** ASP.NET forms authentication: the encrypted ticket as hex. */
export const aspnetTicket: Format = {
  id: 'aspnet-ticket',
  title: { en: 'Forms authentication ticket of ASP.NET', ko: 'ASP.NET 폼 인증 티켓' },
  rewritten: true,
  read: (value, name) =>
    /^\.?ASPXAUTH|^\.ASPXFORMSAUTH/i.test(name) && /^[0-9A-F]{96,}$/i.test(value)
      ? { fields: [plain('bytes', value.length / 2)], carriesData: true }
      : null,
};
