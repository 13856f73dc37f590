import { createJar } from '../../utils/cookie/index.ts';
import { type Bench, interleaved, timed } from './bench.ts';
import { createPeerJar } from './cookie-peers.ts';

const sites = 100;
const perSite = 30;
const now = Date.now();

/** Most of a site's cookies are for the whole site; some for a path, another host, or https alone. */
function cookieOf(index: number): string {
  const attributes = ['Path=/', 'Path=/; Secure; HttpOnly', 'Path=/app', 'Path=/; Domain=DOMAIN', 'Path=/elsewhere', 'Path=/; SameSite=Lax'];
  return `cookie${index}=value-of-cookie-${index}; Max-Age=86400; ${attributes[index % attributes.length]}`;
}

export const send: Bench = {
  name: 'send',
  measures: 'how many times faster the cookies of a request are found than by tough-cookie’s getCookiesSync, of 3,000 on 100 sites',
  unit: 'ratio',
  goal: { kind: 'at-least', value: 5 },
  run: async () => {
    const theirs = createPeerJar();
    const ours = createJar();
    const urls = Array.from({ length: sites }, (_, site) => `https://www.site${site}.example/app/page?x=1`);
    for (const [site, url] of urls.entries()) {
      for (let index = 0; index < perSite; index += 1) {
        const line = cookieOf(index).replace('DOMAIN', `site${site}.example`);
        theirs.setCookieSync(line, url);
        ours.receive({ url, line, now });
      }
    }
    const { ratio, one, other } = interleaved(
      401,
      () => timed(() => urls.map((url) => theirs.getCookiesSync(url).length)),
      () => timed(() => urls.map((url) => ours.send({ url, now }).sent.length)),
    );
    const found = { theirs: theirs.getCookiesSync(urls[0] ?? '').length, ours: ours.send({ url: urls[0] ?? '', now }).sent.length };
    return {
      value: ratio,
      detail: {
        theirMicroseconds: (one * 1000) / sites,
        ourMicroseconds: (other * 1000) / sites,
        cookiesTheirs: found.theirs,
        cookiesOurs: found.ours,
      },
    };
  },
};
