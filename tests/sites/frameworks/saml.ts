import { decor } from './decor.ts';
import { type Driver, nodeApp, right, type Visit, wrong } from './driver.ts';

const form = '#login';

/** The form of the answer sends itself, so the page after the login is the one after next. */
async function enter(visit: Visit): Promise<void> {
  await visit.type(right);
  await visit.page.click(`${form} button`);
  await visit.page.waitForSelector('#who');
  await visit.page.waitForNetworkIdle({ idleTime: 200 });
}

export const saml: Driver = {
  id: 'saml',
  about: 'SAML: the proof comes back in a form that sends itself from the other site; the login there answers 200 with that form.',
  servers: [
    { host: 'payroll.test', scheme: 'https', command: nodeApp('saml.mjs', { PART: 'service' }) },
    { host: 'staff.test', scheme: 'https', command: nodeApp('saml.mjs', { PART: 'identity' }) },
  ],
  roles: { _saml_sess: 'session-id', saml_request: 'csrf', shib_idp_session: 'session-id', ...decor.matomo },
  walk: async (visit) => {
    await visit.open('/');
    await visit.open('/payslips');
    await visit.does(['login-failed'], 'POST staff.test/idp/profile/authn', () => visit.send(form, wrong));
    await visit.does(['login'], 'POST staff.test/idp/profile/authn', async () => {
      await visit.does(['login'], 'POST payroll.test/saml/acs', () => enter(visit));
    });
    await visit.open('/payslips/june');
    await visit.open('/payslips');
    await visit.does(['logout'], 'GET payroll.test/saml/logout', () => visit.click('#logout'));
  },
  proof: {
    page: '/payslips',
    enter: async (visit) => {
      await visit.page.goto('https://payroll.test/payslips', { waitUntil: 'networkidle0' });
      if ((await visit.page.$(form)) !== null) await enter(visit);
    },
  },
};
