import { type Format, plain } from './format.ts';

/** ASP.NET Core data protection: `CfDJ8` is the base64url of its magic header 09 F0 C9 F0. */
export const dataProtection: Format = {
  id: 'data-protection',
  title: { en: 'Encrypted by ASP.NET Core data protection', ko: 'ASP.NET Core 데이터 보호(data protection)로 암호화된 값' },
  rewritten: true,
  read(value, name) {
    if (!/^CfDJ8[A-Za-z0-9_-]{40,}$/.test(value)) return null;
    // The session middleware encrypts only the id; the others put a whole ticket in.
    const onlyId = /(?:\.Session|Antiforgery\.\S*|CorrelationId)$/i.test(name);
    return { fields: [plain('bytes', Math.floor((value.length * 3) / 4))], carriesData: !onlyId };
  },
};
