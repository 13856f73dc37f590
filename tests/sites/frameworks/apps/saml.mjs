import { isRight, loginForm, randomId, serve } from './kit.mjs';

// Both sides of SAML's browser profile (redirect to ask, a form that sends itself to answer), told apart by PART.
const sessions = new Map();
const decor = process.env.PART === 'service' ? ['matomo'] : [];
const lax = 'Path=/; HttpOnly; Secure; SameSite=Lax';
const answerForm = (relay) =>
  `<form id="answer" method="post" action="https://payroll.test/saml/acs"><input type="hidden" name="SAMLResponse" value="${randomId(120)}"><input type="hidden" name="RelayState" value="${relay}"></form><script>document.forms.answer.submit()</script>`;
const account = (visitor) => {
  if (sessions.has(visitor.cookies._saml_sess))
    return visitor.html({ title: 'Payroll', user: 'ada', decor, body: '<a id="logout" href="/saml/logout">Log out</a>' });
  visitor.set(`saml_request=${randomId(12)}; Path=/; HttpOnly; Secure; SameSite=None; Max-Age=300`);
  visitor.go(`https://staff.test/idp/sso?SAMLRequest=${randomId(60)}&RelayState=%2Fpayslips`);
};
const give = (visitor, name, attributes) => {
  const id = randomId(20);
  sessions.set(id, 'ada');
  visitor.set(`${name}=${id}; ${attributes}`);
};
const service = {
  'GET /': (visitor) => visitor.html({ title: 'Payroll', decor }),
  'GET /payslips': account,
  'GET /payslips/june': account,
  'POST /saml/acs': (visitor) => {
    give(visitor, '_saml_sess', lax);
    visitor.set('saml_request=; Path=/; Max-Age=0; Secure; SameSite=None');
    visitor.go(visitor.form.RelayState, 303);
  },
  'GET /saml/logout': (visitor) => {
    sessions.delete(visitor.cookies._saml_sess);
    visitor.set('_saml_sess=; Path=/; Max-Age=0; Secure');
    visitor.go('/');
  },
};
const identity = {
  'GET /idp/sso': (visitor) => {
    if (sessions.has(visitor.cookies.shib_idp_session)) return visitor.html({ title: 'One moment', body: answerForm(visitor.query.RelayState) });
    visitor.html({ title: 'Staff login', body: loginForm({ action: '/idp/profile/authn', hidden: { relay: visitor.query.RelayState } }) });
  },
  'POST /idp/profile/authn': (visitor) => {
    const { user, password, relay } = visitor.form;
    if (!isRight(user, password))
      return visitor.html({ title: 'Staff login', body: loginForm({ action: '/idp/profile/authn', hidden: { relay }, failed: true }) });
    give(visitor, 'shib_idp_session', 'Path=/idp; HttpOnly; Secure; SameSite=None');
    visitor.html({ title: 'One moment', body: answerForm(relay) });
  },
};
serve(process.env.PART === 'service' ? service : identity);
