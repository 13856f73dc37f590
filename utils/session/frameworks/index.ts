import { aspnet } from './aspnet.ts';
import { aspnetCore } from './aspnet-core.ts';
import { aspnetCoreSession } from './aspnet-core-session.ts';
import { auth0 } from './auth0.ts';
import { awsAlbAuth } from './aws-alb-auth.ts';
import { betterAuth } from './better-auth.ts';
import { cas } from './cas.ts';
import { codeigniter } from './codeigniter.ts';
import { coldfusion } from './coldfusion.ts';
import { cookieSession } from './cookie-session.ts';
import { django } from './django.ts';
import { drupal } from './drupal.ts';
import { expressSession } from './express-session.ts';
import { fastifySecureSession } from './fastify-secure-session.ts';
import { fastifySession } from './fastify-session.ts';
import { flask } from './flask.ts';
import type { Framework } from './framework.ts';
import { gorilla } from './gorilla.ts';
import { h3 } from './h3.ts';
import { hapi } from './hapi.ts';
import { ironSession } from './iron-session.ts';
import { jetty } from './jetty.ts';
import { keycloak } from './keycloak.ts';
import { koaSession } from './koa-session.ts';
import { laravel } from './laravel.ts';
import { nextAuth } from './next-auth.ts';
import { oauth2Proxy } from './oauth2-proxy.ts';
import { phoenix } from './phoenix.ts';
import { php } from './php.ts';
import { play } from './play.ts';
import { rack } from './rack.ts';
import { rails } from './rails.ts';
import { reactRouter } from './react-router.ts';
import { shibboleth } from './shibboleth.ts';
import { springSession } from './spring-session.ts';
import { starlette } from './starlette.ts';
import { supabase } from './supabase.ts';
import { tomcat } from './tomcat.ts';
import { tornado } from './tornado.ts';
import { undertow } from './undertow.ts';
import { weblogic } from './weblogic.ts';
import { websphere } from './websphere.ts';
import { wif } from './wif.ts';
import { wordpress } from './wordpress.ts';

export const frameworks: readonly Framework[] = [
  expressSession,
  cookieSession,
  php,
  django,
  flask,
  rails,
  laravel,
  springSession,
  tomcat,
  jetty,
  websphere,
  weblogic,
  aspnet,
  aspnetCoreSession,
  aspnetCore,
  wordpress,
  nextAuth,
  ironSession,
  codeigniter,
  drupal,
  keycloak,
  coldfusion,
  koaSession,
  fastifySession,
  fastifySecureSession,
  hapi,
  betterAuth,
  auth0,
  oauth2Proxy,
  supabase,
  awsAlbAuth,
  cas,
  shibboleth,
  wif,
  play,
  rack,
  phoenix,
  starlette,
  tornado,
  gorilla,
  undertow,
  reactRouter,
  h3,
];

/** Frameworks whose own name for the cookie this is; those that share the name with others last. */
export function frameworksNaming(cookie: string): readonly { readonly framework: Framework; readonly weak: boolean }[] {
  const name = cookie.slice(0, 200).replace(/^__(?:Host|Secure|Http|Host-Http)-/i, '');
  return frameworks
    .flatMap((framework) => {
      const hit = framework.cookies.find(({ pattern }) => pattern.test(name));
      return hit ? [{ framework, weak: hit.weak === true }] : [];
    })
    .toSorted((a, b) => Number(a.weak) - Number(b.weak));
}
