import type { Role } from '../../../utils/session/types.ts';

/** The cookies that the scripts of `apps/decor/` write, and what they are for. */
export const decor = {
  ga: { _ga: 'analytics', _ga_K1L2M3N4P5: 'analytics' },
  matomo: { '_pk_id.1.1fff': 'analytics', '_pk_ses.1.1fff': 'analytics' },
  hotjar: { _hjSessionUser_3141592: 'analytics', _hjSession_3141592: 'analytics' },
  clarity: { _clck: 'analytics', _clsk: 'analytics' },
  onetrust: { OptanonConsent: 'consent', OptanonAlertBoxClosed: 'consent' },
  cookieyes: { 'cookieyes-consent': 'consent' },
  visitor: { vid: 'analytics', exp_bucket: 'analytics' },
  segment: { ajs_anonymous_id: 'analytics', _fbp: 'analytics' },
  stripe: { __stripe_mid: 'infrastructure', __stripe_sid: 'infrastructure' },
  preferences: { theme: 'preference', tz: 'preference' },
} as const satisfies Readonly<Record<string, Readonly<Record<string, Role>>>>;
