import { remembered } from '../../cookie/bounded-cache.ts';
import type { Decoded } from '../types.ts';
import { arrAffinity } from './arr-affinity.ts';
import { aspnetSession } from './aspnet-session.ts';
import { aspnetTicket } from './aspnet-ticket.ts';
import { awsAlb } from './aws-alb.ts';
import { balancerRoute } from './balancer-route.ts';
import { base64Json } from './base64-json.ts';
import { betterAuth } from './better-auth.ts';
import { bigIp } from './big-ip.ts';
import { chunks } from './chunks.ts';
import { clientSessions } from './client-sessions.ts';
import { cookieSession } from './cookie-session.ts';
import { cookieSignature } from './cookie-signature.ts';
import { dataProtection } from './data-protection.ts';
import { djangoSession } from './django-session.ts';
import { djangoSigned } from './django-signed.ts';
import { doubleSubmit } from './double-submit.ts';
import { expressSigned } from './express-signed.ts';
import type { Format, Reading } from './format.ts';
import { googleAnalytics } from './google-analytics.ts';
import { haproxyPrefix } from './haproxy-prefix.ts';
import { hex } from './hex.ts';
import { hexJson } from './hex-json.ts';
import { ingressNginx } from './ingress-nginx.ts';
import { iron } from './iron.ts';
import { ironNamed } from './iron-named.ts';
import { itsdangerous } from './itsdangerous.ts';
import { jetty } from './jetty.ts';
import { json } from './json.ts';
import { jwe } from './jwe.ts';
import { jws } from './jws.ts';
import { jwt } from './jwt.ts';
import { keygrip } from './keygrip.ts';
import { laravel } from './laravel.ts';
import { ltpa } from './ltpa.ts';
import { macaroon } from './macaroon.ts';
import { netscaler } from './netscaler.ts';
import { paseto } from './paseto.ts';
import { phoenix } from './phoenix.ts';
import { php } from './php.ts';
import { play } from './play.ts';
import { rails } from './rails.ts';
import { reactRouter } from './react-router.ts';
import { secureSession } from './secure-session.ts';
import { securecookie } from './securecookie.ts';
import { serverAddress } from './server-address.ts';
import { springSession } from './spring-session.ts';
import { tomcat } from './tomcat.ts';
import { tornado } from './tornado.ts';
import { traefik } from './traefik.ts';
import { undertow } from './undertow.ts';
import { uuid } from './uuid.ts';
import { weblogic } from './weblogic.ts';
import { websphere } from './websphere.ts';
import { wordpress } from './wordpress.ts';

/** The first that fits wins: the particular before the general. */
export const formats: readonly Format[] = [
  jwt,
  jwe,
  jws,
  phoenix,
  paseto,
  ironNamed,
  iron,
  clientSessions,
  dataProtection,
  chunks,
  laravel,
  expressSigned,
  betterAuth,
  reactRouter,
  cookieSignature,
  secureSession,
  tornado,
  securecookie,
  keygrip,
  doubleSubmit,
  awsAlb,
  arrAffinity,
  bigIp,
  netscaler,
  serverAddress,
  traefik,
  balancerRoute,
  ingressNginx,
  wordpress,
  aspnetTicket,
  aspnetSession,
  djangoSession,
  php,
  ltpa,
  play,
  googleAnalytics,
  weblogic,
  haproxyPrefix,
  websphere,
  jetty,
  springSession,
  uuid,
  tomcat,
  undertow,
  cookieSession,
  itsdangerous,
  djangoSigned,
  rails,
  macaroon,
  base64Json,
  json,
  hexJson,
  hex,
];

/** Browsers keep at most 4096 octets; what is longer comes from a hostile recording and is not worth the work. */
const longest = 8192;

/** What a value is, as far as it can be told without a key; null when it has no known form. Never throws. */
export function decode(name: string, value: string): Decoded | null {
  const found = find(name, value);
  if (found === null) return null;
  const { format, reading } = found;
  const { fields, carriesData } = reading;
  const { expires = null, idle = null, notes = [] } = reading;
  return { format: format.id, title: format.title, about: format.about, fields, carriesData, expires, idle, notes };
}

/** Whether the value's form makes it change though the session stays. `signed`: its signature is in the cookie beside it. */
export function isRewritten(name: string, value: string, signed = false): boolean {
  const format = find(name, value)?.format;
  return format !== undefined && (format.rewritten || (signed && (format === base64Json || format === json)));
}

interface Found {
  readonly format: Format;
  readonly reading: Reading;
}

function find(name: string, value: string): Found | null {
  return value === '' || value.length > longest ? null : search(`${name}\n${value}`);
}

/** The ledger, the events and the roles ask about a new value one after the other. Few are remembered: they are secrets. */
const search = remembered((pair: string): Found | null => {
  const end = pair.indexOf('\n');
  const name = pair.slice(0, end);
  const value = pair.slice(end + 1);
  for (const format of formats) {
    const reading = tried(format, name, value);
    if (reading !== null) return { format, reading };
  }
  return null;
}, 8);

function tried(format: Format, name: string, value: string): Reading | null {
  try {
    return format.read(value, name);
  } catch {
    return null;
  }
}
