import type { Reference } from './rule.ts';

/** Where the rules rest. One place, so that a document that moves is corrected once. */

const wstgRoot = 'https://owasp.org/www-project-web-security-testing-guide/latest/4-Web_Application_Security_Testing/06-Session_Management_Testing/';
const wstgPages = {
  '01': '01-Testing_for_Session_Management_Schema',
  '02': '02-Testing_for_Cookies_Attributes',
  '03': '03-Testing_for_Session_Fixation',
  '04': '04-Testing_for_Exposed_Session_Variables',
  '05': '05-Testing_for_Cross_Site_Request_Forgery',
  '06': '06-Testing_for_Logout_Functionality',
  '07': '07-Testing_Session_Timeout',
  '08': '08-Testing_for_Session_Puzzling',
  '09': '09-Testing_for_Session_Hijacking',
  '10': '10-Testing_JSON_Web_Tokens',
  '11': '11-Testing_for_Concurrent_Sessions',
} as const;

/** A session test of the OWASP Web Security Testing Guide. */
export function wstg(test: keyof typeof wstgPages): Reference {
  return { label: `WSTG-SESS-${test}`, url: wstgRoot + wstgPages[test] };
}

const asvsPages = {
  3: '0x12-V3-Web-Frontend-Security.md',
  7: '0x16-V7-Session-Management.md',
  9: '0x18-V9-Self-contained-Tokens.md',
  14: '0x23-V14-Data-Protection.md',
} as const;

/** A requirement of the OWASP Application Security Verification Standard 5.0. */
export function asvs(chapter: keyof typeof asvsPages, requirement: string): Reference {
  return { label: `ASVS 5.0 ${chapter}.${requirement}`, url: `https://github.com/OWASP/ASVS/blob/v5.0.0/5.0/en/${asvsPages[chapter]}` };
}

/** A section of the cookie standard, `5.7` or `5.7 step 19`. */
export function rfc6265bis(place: string): Reference {
  const section = place.split(' ')[0] ?? place;
  return { label: `RFC 6265bis §${place}`, url: `https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-rfc6265bis#section-${section}` };
}

export function rfc(number: number, section: string): Reference {
  return { label: `RFC ${number} §${section}`, url: `https://www.rfc-editor.org/rfc/rfc${number}#section-${section}` };
}

export function cwe(number: number): Reference {
  return { label: `CWE-${number}`, url: `https://cwe.mitre.org/data/definitions/${number}.html` };
}

export const cheatSheet: Reference = {
  label: 'OWASP Session Management Cheat Sheet',
  url: 'https://cheatsheetseries.owasp.org/cheatsheets/Session_Management_Cheat_Sheet.html',
};
