import { bytesOf, type Format, jsonFields, objectOf, plain, type Reading } from './format.ts';

/** Octets of the signature behind the claims of a public token, by version (PASETO specification, "Payload Processing"). */
const signatureOctets: Readonly<Record<string, number>> = { v1: 256, v2: 64, v3: 96, v4: 64 };

/** `v4.public.<claims and signature>[.<footer>]`, or `v4.local.<encrypted>`: what only the server can read. */
export const paseto: Format = {
  id: 'paseto',
  title: { en: 'PASETO', ko: 'PASETO' },
  about: {
    en: 'A token whose version decides all algorithms: `public` is signed and can be read, `local` is encrypted.',
    ko: '버전이 알고리즘을 모두 정하는 토큰입니다. `public`은 서명만 되어 읽을 수 있고, `local`은 암호화되어 있습니다.',
  },
  rewritten: true,
  read(value): Reading | null {
    const [, version = '', purpose = '', body = ''] = /^(v[1-4])\.(local|public)\.([A-Za-z0-9_-]{20,})(?:\.[A-Za-z0-9_-]+)?$/.exec(value) ?? [];
    const bytes = bytesOf(body);
    if (bytes === null) return null;
    const head = [plain('version', version), plain('purpose', purpose)];
    if (purpose === 'local') return { fields: head, carriesData: true };
    const claims = objectOf(new TextDecoder().decode(bytes.slice(0, -(signatureOctets[version] ?? 0))));
    if (claims === null) return null;
    const end = typeof claims['exp'] === 'string' ? Date.parse(claims['exp']) : Number.NaN;
    return { fields: [...head, ...jsonFields(claims)], carriesData: true, expires: Number.isNaN(end) ? null : end };
  },
};
