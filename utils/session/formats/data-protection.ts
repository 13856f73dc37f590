import { type Format, plain } from './format.ts';

/** ASP.NET Core data protection: `CfDJ8` is the base64url of its magic header 09 F0 C9 F0. */
export const dataProtection: Format = {
  id: 'data-protection',
  title: { en: 'Encrypted by ASP.NET Core data protection', ko: 'ASP.NET Core 데이터 보호(data protection)로 암호화된 값' },
  about: {
    en: 'Encrypted and signed with keys of the server; long tickets are cut into the chunks `C1`, `C2` and so on.',
    ko: '서버의 키로 암호화하고 서명한 값입니다. 긴 티켓은 `C1`, `C2`와 같은 조각으로 나뉩니다.',
  },
  rewritten: true,
  read(value, name) {
    if (!/^CfDJ8[A-Za-z0-9_-]{40,}$/.test(value)) return null;
    // The session middleware encrypts only the id; the others put a whole ticket in.
    const onlyId = /(?:\.Session|Antiforgery\.\S*|CorrelationId)$/i.test(name);
    return { fields: [plain('bytes', Math.floor((value.length * 3) / 4))], carriesData: !onlyId };
  },
};
