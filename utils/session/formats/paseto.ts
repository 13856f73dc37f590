import { bytesOf, type Format, jsonFields, objectOf, plain, type Reading } from './format.ts';

/** Octets of the signature behind the claims of a public token, by version (PASETO specification, "Payload Processing"). */
const signatureOctets: Readonly<Record<string, number>> = { v1: 256, v2: 64, v3: 96, v4: 64 };

/** `v4.public.<claims and signature>[.<footer>]`, or `v4.local.<encrypted>`: what only the server can read. */
export const paseto: Format = {
  id: 'paseto',
  title: { en: 'PASETO', ko: 'PASETO' },
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
