import { decor } from './decor.ts';
import { type Driver, nodeApp } from './driver.ts';

export const cartOnly: Driver = {
  id: 'cart-only',
  about: 'A shop without accounts: the session is for the cart, forms are sent, and nobody ever logs in.',
  servers: [{ host: 'cups.test', scheme: 'https', command: nodeApp('cart-only.mjs') }],
  roles: { cart_session: 'session-id', last_order: 'preference', ...decor.ga, ...decor.segment, ...decor.onetrust },
  carriers: ['cookie'],
  walk: async (visit) => {
    await visit.open('/');
    await visit.does(['started'], 'POST /cart/add', () => visit.send('#add'));
    await visit.send('#add');
    await visit.open('/help');
    await visit.open('/cart');
    await visit.click('#order button');
    await visit.open('/cart');
  },
};
