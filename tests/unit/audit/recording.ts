import { type Asked, exchange, flowStart } from '../../tools/flow.ts';
import type { Stated } from './facts-builder.ts';

/** Ids as servers make them; none may ever stand in a finding. */
export const ids = [
  'Q9v4J2mXc7tLr0ZpYw1sKdBn8HfGuE3a',
  'Lm5Tz8RbKp2WqXs0VhYd7NgJc4FuEa9o',
  'Hd3Kf6PnZs1QyTv9WmCx8RbLg5JuEo2a',
  'b7Rt2XqLw9ZcJ4mVh1Ks8PdYf6GnUe3o',
] as const;

/** What the cookies of these recordings are for, by their names. */
export const roles = {
  sid: 'session-id',
  auth: 'auth-token',
  remember: 'remember-me',
  csrf: 'csrf',
  state: 'unknown',
  lb: 'affinity',
  AWSALB: 'affinity',
  AWSALBCORS: 'affinity',
  __cf_bm: 'infrastructure',
  consent: 'consent',
  _ga: 'analytics',
  theme: 'preference',
} as const;

/** Exchanges a second apart, numbered in their order. */
export function recording(...asked: readonly Asked[]): Stated {
  return { exchanges: asked.map((one, id) => exchange({ id, time: flowStart + id * 1000, ...one })), roles };
}

export const shop = 'https://shop.example/';
export const account = 'https://shop.example/account';
export const partner = 'https://partner.example/';

/** Sound in every attribute. */
export const sound = `sid=${ids[0]}; Path=/; HttpOnly; Secure; SameSite=Lax`;
export const held = { cookie: `sid=${ids[0]}` } as const;

/** A page of `shop` in a frame of another site's page. */
export const inFrame = { type: 'iframe', initiator: { topLevelUrl: partner, url: partner, frame: 'nested' } } as const;
/** A link on another site's page. */
export const byLink = { initiator: { url: partner } } as const;
/** A form that another site's page sends here. */
export const byForm = { method: 'POST', initiator: { url: partner } } as const;
