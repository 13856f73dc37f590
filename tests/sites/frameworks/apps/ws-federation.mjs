import { isRight, loginForm, randomId, serve } from './kit.mjs';

// WS-Federation as ADFS and Windows Identity Foundation speak it, both sides told apart by PART: asked by a redirect, answered
// by a form that sends itself to the application's front page, whose session is cut into two cookies.
const sessions = new Map();
const decor = process.env.PART === 'application' ? ['clarity'] : [];
const http = 'Path=/; HttpOnly; Secure';
const known = ({ cookies }) => sessions.has(`${cookies.FedAuth}${cookies.FedAuth1}`);
const open = (visitor) => {
  if (known(visitor)) return visitor.html({ title: 'Budget', user: 'ada', decor, body: '<a id="logout" href="/signout">Sign out</a>' });
  visitor.go('https://sts.test/adfs/ls/?wa=wsignin1.0&wtrealm=https%3A%2F%2Fbudget.test%2F&wctx=rm%3D0');
};
const application = {
  'GET /': (visitor) => visitor.html({ title: 'Budget', user: known(visitor) ? 'ada' : null, decor }),
  'POST /': (visitor) => {
    const [first, second] = [randomId(150), randomId(90)];
    sessions.set(first + second, 'ada');
    visitor.set(`FedAuth=${first}; ${http}; SameSite=None`);
    visitor.set(`FedAuth1=${second}; ${http}; SameSite=None`);
    visitor.go('/budget');
  },
  'GET /budget': open,
  'GET /budget/2026': open,
  'GET /signout': (visitor) => {
    for (const name of ['FedAuth', 'FedAuth1']) visitor.set(`${name}=; ${http}; Expires=Thu, 01 Jan 1970 00:00:00 GMT`);
    visitor.go('https://sts.test/adfs/ls/?wa=wsignout1.0');
  },
};
const answer = () =>
  `<form id="answer" method="post" action="https://budget.test/"><input type="hidden" name="wa" value="wsignin1.0"><input type="hidden" name="wresult" value="${randomId(90)}"></form><script>document.forms.answer.submit()</script>`;
const form = (failed) => loginForm({ action: '/adfs/ls/?wa=wsignin1.0', failed });
const service = {
  'GET /adfs/ls/': (visitor) => {
    if (visitor.query.wa === 'wsignout1.0') {
      sessions.delete(visitor.cookies.MSISAuth);
      visitor.set(`MSISAuth=; ${http}; Expires=Thu, 01 Jan 1970 00:00:00 GMT`);
      return visitor.html({ title: 'Signed out' });
    }
    if (sessions.has(visitor.cookies.MSISAuth)) return visitor.html({ title: 'Working', body: answer() });
    visitor.html({ title: 'Sign in with your organisation', body: form(false) });
  },
  'POST /adfs/ls/': (visitor) => {
    if (!isRight(visitor.form.user, visitor.form.password)) return visitor.html({ title: 'Sign in with your organisation', body: form(true) });
    const id = randomId(120);
    sessions.set(id, 'ada');
    visitor.set(`MSISAuth=${id}; Path=/adfs; HttpOnly; Secure; SameSite=None`);
    visitor.html({ title: 'Working', body: answer() });
  },
};
serve(process.env.PART === 'application' ? application : service);
