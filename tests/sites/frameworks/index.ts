import { authjs } from './authjs.ts';
import { betterAuth } from './better-auth.ts';
import { cookieSession } from './cookie-session.ts';
import { django } from './django.ts';
import { djangoSignedCookies } from './django-signed-cookies.ts';
import type { Driver } from './driver.ts';
import { expressKeptId } from './express-kept-id.ts';
import { expressSession } from './express-session.ts';
import { fastifySecureSession } from './fastify-secure-session.ts';
import { fastifySession } from './fastify-session.ts';
import { flask } from './flask.ts';
import { flaskLogin } from './flask-login.ts';
import { hapiCookie } from './hapi-cookie.ts';
import { hapiYar } from './hapi-yar.ts';
import { ironSession } from './iron-session.ts';
import { jwtRefresh } from './jwt-refresh.ts';
import { koaSession } from './koa-session.ts';
import { passport } from './passport.ts';
import { php } from './php.ts';
import { phpRemember } from './php-remember.ts';
import { rails } from './rails.ts';
import { sinatra } from './sinatra.ts';
import { tomcat } from './tomcat.ts';

/** Every site that can be recorded. */
export const drivers: readonly Driver[] = [
  authjs,
  betterAuth,
  cookieSession,
  djangoSignedCookies,
  django,
  expressKeptId,
  expressSession,
  fastifySecureSession,
  fastifySession,
  flaskLogin,
  flask,
  hapiCookie,
  hapiYar,
  ironSession,
  jwtRefresh,
  koaSession,
  passport,
  phpRemember,
  php,
  rails,
  sinatra,
  tomcat,
];
