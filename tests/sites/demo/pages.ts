import { type FaultId, faults } from './faults.ts';

/** The shop's pages. Everything that was typed by somebody is escaped. */

export interface View {
  readonly user: string | null;
  readonly cart: number;
  readonly csrf: string;
  readonly language: 'en' | 'ko';
}

export interface Product {
  readonly id: string;
  readonly name: string;
  readonly price: string;
  readonly colour: string;
}

export const products: readonly Product[] = [
  { id: 'teapot', name: 'Teapot “418”', price: '41.80', colour: '#c2693d' },
  { id: 'mug', name: 'Mug for stateless mornings', price: '9.00', colour: '#3d7ac2' },
  { id: 'jar', name: 'Cookie jar, 4096 ml', price: '28.00', colour: '#5c8a4a' },
];

const words = {
  en: { account: 'Account', login: 'Log in', logout: 'Log out', cart: 'Cart', add: 'Add to cart' },
  ko: { account: '내 계정', login: '로그인', logout: '로그아웃', cart: '장바구니', add: '장바구니에 담기' },
} as const;

export function home(view: View, notice = ''): string {
  const cards = products
    .map(
      ({
        id,
        name,
        price,
        colour,
      }) => `<article class="card"><div class="pic" style="background:${colour}"></div><h2>${escapeHtml(name)}</h2><p>€ ${price}</p>
<form method="post" action="/cart">${token(view)}<input type="hidden" name="product" value="${id}"><button id="add-${id}">${words[view.language].add}</button></form></article>`,
    )
    .join('\n');
  return layout(view, 'Shop', `${notice}<section class="cards">${cards}</section><iframe title="Partner" src="/partner-frame" height="60"></iframe>`);
}

export function loginPage(view: View, failed: boolean): string {
  const error = failed ? '<p class="notice" role="alert">Name or password is wrong.</p>' : '';
  return layout(
    view,
    'Log in',
    `${error}<form method="post" action="/login" class="form">${token(view)}
<label>Name <input name="user" autocomplete="username" value="ada"></label>
<label>Password <input name="password" type="password" autocomplete="current-password"></label>
<label class="row"><input type="checkbox" name="remember"> Remember me</label>
<button id="login">${words[view.language].login}</button><p class="dim">Try <code>ada</code> and <code>lovelace</code>.</p></form>`,
  );
}

export function accountPage(view: View, title: string, orders: readonly string[]): string {
  return layout(
    view,
    title,
    `<p>You are logged in as <b id="who">${escapeHtml(view.user ?? '')}</b>.</p><nav class="tabs"><a href="/account">Overview</a><a href="/account/orders">Orders</a><a href="/account/settings">Settings</a></nav>
<ul>${orders.map((order) => `<li>${escapeHtml(order)}</li>`).join('')}</ul>
<form method="post" action="/logout">${token(view)}<button id="logout">${words[view.language].logout}</button></form>`,
  );
}

export function faultsPage(view: View, on: ReadonlySet<FaultId>): string {
  const rows = faults
    .map(
      ({ id, title, rule }) =>
        `<label class="row"><input type="checkbox" name="fault" value="${id}"${on.has(id) ? ' checked' : ''}> ${escapeHtml(title)} <span class="dim">${rule}</span></label>`,
    )
    .join('\n');
  return layout(
    view,
    'Faults',
    `<p>Turn a mistake on, clear the recording, log in and out again, and look at Findings.</p><form method="post" action="/faults" class="form">${token(view)}${rows}<button>Save</button></form>`,
  );
}

function layout(view: View, title: string, body: string): string {
  const text = words[view.language];
  const account = view.user === null ? `<a href="/login" id="to-login">${text.login}</a>` : `<a href="/account">${text.account}</a>`;
  return `<!doctype html><html lang="${view.language}"><head><meta charset="utf-8"><title>${escapeHtml(title)} · Tea & Cookies</title>
<link rel="stylesheet" href="/static/shop.css"><link rel="icon" href="/static/icon.svg"><script src="/static/analytics.js" defer></script></head>
<body><header><a class="brand" href="/">Tea &amp; Cookies</a><span>${text.cart}: <b id="cart">${view.cart}</b></span><span class="grow"></span>
<a href="/language?to=en" id="lang-en">EN</a><a href="/language?to=ko" id="lang-ko">한국어</a><a href="/faults">Faults</a>${account}</header><main><h1>${escapeHtml(title)}</h1>${body}</main></body></html>`;
}

function token({ csrf }: View): string {
  return `<input type="hidden" name="_csrf" value="${escapeHtml(csrf)}">`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
}

export const css = `:root{color-scheme:light dark;font:15px/1.5 system-ui,sans-serif}body{margin:0}header{display:flex;gap:1rem;align-items:center;padding:.8rem 1.5rem;border-bottom:1px solid #8884}
.brand{font-weight:700;text-decoration:none;color:inherit}.grow{flex:1}main{max-width:56rem;margin:0 auto;padding:1rem 1.5rem}.cards{display:grid;grid-template-columns:repeat(auto-fit,minmax(14rem,1fr));gap:1rem}
.card{border:1px solid #8884;border-radius:8px;padding:1rem}.card h2{font-size:1rem;margin:.6rem 0 0}.pic{height:6rem;border-radius:6px;opacity:.85}.form{display:grid;gap:.8rem;max-width:34rem}.row{display:flex;gap:.5rem;align-items:center}
label{display:grid;gap:.2rem}.row{display:flex}input:not([type]),input[type=password]{padding:.4rem;font:inherit}button{padding:.45rem .9rem;font:inherit}.dim{opacity:.75;font-size:.85em}.notice{padding:.5rem .8rem;border-radius:6px;background:#c2693d33}
.tabs{display:flex;gap:1rem}iframe{border:0;width:100%;margin-top:1.5rem}`;

/** Writes the two cookies that an analytics tag writes, from a script, and asks the shop a few things as pages do. */
export const analytics = `if(!/(^|; )_ga=/.test(document.cookie)){const id='GA1.1.'+(1e9+Math.floor(Math.random()*1e9))+'.'+Math.floor(Date.now()/1000);document.cookie='_ga='+id+'; path=/; max-age=33696000; samesite=lax'}
document.cookie='_ga_T3AC00KIE5=GS2.1.s'+Math.floor(Date.now()/1000)+'$o1$g1; path=/; max-age=33696000; samesite=lax';
for(const what of ['stock','offers'])fetch('/api/'+what).then(r=>r.json()).catch(()=>{});`;

export const icon =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><circle cx="8" cy="8" r="7" fill="#c2693d"/><circle cx="6" cy="6" r="1" fill="#fff"/><circle cx="10" cy="9" r="1" fill="#fff"/></svg>';
