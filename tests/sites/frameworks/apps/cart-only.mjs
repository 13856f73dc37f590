import { randomBytes } from 'node:crypto';
import { serve } from './kit.mjs';

// Nobody can log in here; the cart is found by an id.
const decor = ['ga', 'segment', 'onetrust'];
const carts = new Map();
const open = (visitor, title) => {
  const goods = carts.get(visitor.cookies.cart_session) ?? [];
  const add =
    '<form id="add" method="post" action="/cart/add"><input name="product" value="cup"><button>Add</button></form><form id="order" method="post" action="/checkout"><button>Order</button></form>';
  visitor.html({ title: `${title} (${goods.length})`, decor, body: add });
};
serve({
  'GET /': (visitor) => open(visitor, 'Cups'),
  'GET /cart': (visitor) => open(visitor, 'Cart'),
  'GET /help': (visitor) => open(visitor, 'Help'),
  'POST /cart/add': (visitor) => {
    let id = visitor.cookies.cart_session;
    if (!carts.has(id)) {
      id = randomBytes(16).toString('hex');
      carts.set(id, []);
      visitor.set(`cart_session=${id}; Path=/; HttpOnly; Secure; SameSite=Lax`);
    }
    carts.get(id).push(visitor.form.product);
    visitor.go('/cart', 303);
  },
  'POST /checkout': (visitor) => {
    carts.set(visitor.cookies.cart_session, []);
    visitor.set('last_order=20261; Path=/; Max-Age=604800; Secure; SameSite=Lax');
    visitor.go('/', 303);
  },
});
