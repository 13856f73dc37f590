import { authjs } from './authjs.ts';
import { bearerApi } from './bearer-api.ts';
import { betterAuth } from './better-auth.ts';
import { cartOnly } from './cart-only.ts';
import { changedInUse } from './changed-in-use.ts';
import { cookieSession } from './cookie-session.ts';
import { csrfAndUid } from './csrf-and-uid.ts';
import { django } from './django.ts';
import { djangoSignedCookies } from './django-signed-cookies.ts';
import type { Driver } from './driver.ts';
import { expressKeptId } from './express-kept-id.ts';
import { expressSession } from './express-session.ts';
import { fastifySecureSession } from './fastify-secure-session.ts';
import { fastifySession } from './fastify-session.ts';
import { flask } from './flask.ts';
import { flaskLogin } from './flask-login.ts';
import { germanWords } from './german-words.ts';
import { graphql } from './graphql.ts';
import { hapiCookie } from './hapi-cookie.ts';
import { hapiYar } from './hapi-yar.ts';
import { httpBasic } from './http-basic.ts';
import { httpDigest } from './http-digest.ts';
import { ironSession } from './iron-session.ts';
import { jwtRefresh } from './jwt-refresh.ts';
import { koaSession } from './koa-session.ts';
import { namesThatLie } from './names-that-lie.ts';
import { noSession } from './no-session.ts';
import { oidc } from './oidc.ts';
import { passport } from './passport.ts';
import { php } from './php.ts';
import { phpRemember } from './php-remember.ts';
import { rails } from './rails.ts';
import { registration } from './registration.ts';
import { saml } from './saml.ts';
import { scriptToken } from './script-token.ts';
import { sealedEachTime } from './sealed-each-time.ts';
import { secondFactor } from './second-factor.ts';
import { signedJson } from './signed-json.ts';
import { sinatra } from './sinatra.ts';
import { singleSignOn } from './single-sign-on.ts';
import { sliding } from './sliding.ts';
import { stickyNode } from './sticky-node.ts';
import { thirtyAndX9 } from './thirty-and-x9.ts';
import { timeout } from './timeout.ts';
import { tomcat } from './tomcat.ts';
import { tomcatInUrl } from './tomcat-in-url.ts';
import { twoNodes } from './two-nodes.ts';
import { twoTogether } from './two-together.ts';
import { unnamedDoor } from './unnamed-door.ts';
import { wsFederation } from './ws-federation.ts';

/** Every site that can be recorded. */
export const drivers: readonly Driver[] = [
  authjs,
  bearerApi,
  betterAuth,
  cartOnly,
  changedInUse,
  cookieSession,
  csrfAndUid,
  djangoSignedCookies,
  django,
  expressKeptId,
  expressSession,
  fastifySecureSession,
  fastifySession,
  flaskLogin,
  flask,
  germanWords,
  graphql,
  hapiCookie,
  hapiYar,
  httpBasic,
  httpDigest,
  ironSession,
  jwtRefresh,
  koaSession,
  namesThatLie,
  noSession,
  oidc,
  passport,
  phpRemember,
  php,
  rails,
  registration,
  saml,
  scriptToken,
  sealedEachTime,
  secondFactor,
  signedJson,
  sinatra,
  singleSignOn,
  sliding,
  stickyNode,
  thirtyAndX9,
  timeout,
  tomcatInUrl,
  tomcat,
  twoNodes,
  twoTogether,
  unnamedDoor,
  wsFederation,
];
