import { allSecure, hostPrefixes, lineSizes, sameSiteStated, sessionAttributes, sessionHttpOnly } from './cookie-sights.ts';
import { ends, loggedOut, oldIdDead, rotated, twoLogins } from './life-sights.ts';
import type { Look, Sight } from './sight.ts';
import { caching, csrfSigns, federated, hsts, idsInAddresses, transport } from './traffic-sights.ts';
import { entropy, jwt, sessionSeen } from './value-sights.ts';

/** Each looks at one thing; the requirements of several standards ask for the same. */
export const sights = {
  session: sessionSeen,
  attributes: sessionAttributes,
  'http-only': sessionHttpOnly,
  'all-secure': allSecure,
  'same-site': sameSiteStated,
  'host-prefix': hostPrefixes,
  sizes: lineSizes,
  rotation: rotated,
  'two-logins': twoLogins,
  logout: loggedOut,
  'old-id-dead': oldIdDead,
  ends,
  transport,
  caching,
  addresses: idsInAddresses,
  hsts,
  csrf: csrfSigns,
  federated,
  entropy,
  jwt,
} as const satisfies Record<string, (look: Look) => Sight>;

export type SightId = keyof typeof sights;
