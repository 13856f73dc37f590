import { createJar, parseSetCookie } from '../../utils/cookie/index.ts';
import { type Bench, interleaved, timed } from './bench.ts';
import { cookieLines } from './cookie-lines.ts';
import { createPeerJar } from './cookie-peers.ts';

const count = 2000;
const now = Date.now();

/** Each line from a host that may set it; forty sites of fifty lines. */
function responses(): readonly { readonly url: string; readonly line: string }[] {
  return cookieLines(count).map((line, index) => {
    const parsed = parseSetCookie(line);
    const domain = parsed.kind === 'set-cookie' ? parsed.domain : null;
    return { line, url: `https://www.${domain ?? `site${index % 40}.example`}/app/page` };
  });
}

export const receive: Bench = {
  name: 'receive',
  measures: 'how many times faster a line is judged and kept than by tough-cookie’s setCookieSync',
  unit: 'ratio',
  goal: { kind: 'at-least', value: 5 },
  run: async () => {
    const all = responses();
    const theirs = () => {
      const jar = createPeerJar();
      return timed(() => {
        for (const { url, line } of all) jar.setCookieSync(line, url, { ignoreError: true });
      });
    };
    const ours = () => {
      const jar = createJar();
      return timed(() => {
        for (const { url, line } of all) jar.receive({ url, line, now });
      });
    };
    const { ratio, one, other } = interleaved(201, theirs, ours);
    return { value: ratio, detail: { theirMicrosecondsPerLine: (one * 1000) / count, ourMicrosecondsPerLine: (other * 1000) / count } };
  },
};
