import { describe, expect, it } from 'vitest';
import { createPages } from '../../../entrypoints/devtools/pages.ts';
import { createSender, type SourcePort } from '../../../entrypoints/devtools/sender.ts';
import { createTold } from '../../../entrypoints/devtools/told.ts';
import type { SourceCommand } from '../../../utils/protocol/messages.ts';
import { document, newExchange } from '../background/samples.ts';

describe('the sender', () => {
  it('waits for the background to say where to begin, then sends in batches', () => {
    const { sender, ports } = world();
    for (let index = 0; index < 100; index += 1) sender.send(newExchange());
    expect(ports[0]?.said).toEqual([{ type: 'hello', tabId: 3, sourceId: 'page' }]);
    ports[0]?.answer({ type: 'kept', upTo: 0 });
    expect(seqsOf(ports[0]?.said)).toEqual(range(1, 100));
    expect(ports[0]?.said.length).toBe(3);
  });

  it('connects again when the worker dies, and sends what was not confirmed', () => {
    const { sender, ports } = world();
    ports[0]?.answer({ type: 'kept', upTo: 0 });
    for (let index = 0; index < 10; index += 1) sender.send(newExchange());
    ports[0]?.answer({ type: 'kept', upTo: 4 });
    ports[0]?.die();
    sender.send(newExchange());
    ports[1]?.answer({ type: 'kept', upTo: 7 });
    expect(seqsOf(ports[1]?.said)).toEqual(range(8, 11));
    sender.send(newExchange());
    expect(seqsOf(ports[1]?.said)).toEqual(range(8, 12));
  });

  it('does not spin when no connection holds', () => {
    const planned: (() => void)[] = [];
    const { ports } = world((callback) => planned.push(callback));
    ports[0]?.die();
    ports[1]?.die();
    expect(ports).toHaveLength(2);
    expect(planned).toHaveLength(1);
    planned[0]?.();
    expect(ports).toHaveLength(3);
  });

  it('parts messages by weight, too', () => {
    const { sender, ports } = world();
    for (let index = 0; index < 12; index += 1) sender.send(newExchange({ setCookieLines: ['x'.repeat(1_000_000)] }));
    ports[0]?.answer({ type: 'kept', upTo: 0 });
    expect(seqsOf(ports[0]?.said)).toEqual(range(1, 12));
    for (const said of ports[0]?.said ?? []) expect(JSON.stringify(said).length).toBeLessThan(5_000_000);
  });

  it.each([null, 'kept', {}, { type: 'kept' }, { type: 'kept', upTo: '9' }])('does not mind %j', (message) => {
    const { sender, ports } = world();
    sender.send(newExchange());
    ports[0]?.answer(message);
    expect(ports[0]?.said).toHaveLength(1);
  });
});

describe('what was told', () => {
  const one = newExchange({ time: 5 });

  it('is not taken again from the HAR, nor from a later HAR', () => {
    const told = createTold();
    expect(told.finished(one)).toBe(true);
    expect(told.inHar([one, newExchange({ time: 6 })])).toEqual([newExchange({ time: 6 })]);
    expect(told.inHar([one, newExchange({ time: 6 }), newExchange({ time: 7 })])).toEqual([newExchange({ time: 7 })]);
    expect(told.finished(newExchange({ time: 7 }))).toBe(false);
  });

  it('keeps two requests that look alike', () => {
    const told = createTold();
    expect([told.finished(one), told.finished(one)]).toEqual([true, true]);
    expect(told.inHar([one, one, one])).toEqual([one]);
  });

  it('waits for the answer of a request that is under way', () => {
    const told = createTold();
    expect(told.inHar([newExchange({ status: null })])).toEqual([]);
    expect(told.finished(newExchange({ status: null, error: 'net::ERR_FAILED' }))).toBe(true);
  });
});

describe('the pages of a tab', () => {
  const sub = (time: number) => newExchange({ time, initiator: { topLevelUrl: null, url: null, frame: null, redirectedFrom: [] } });

  it('are known by their navigations and documents, whichever is told first', () => {
    const pages = createPages(null);
    pages.navigated('https://a.example/', 0);
    pages.note(document('https://b.example/', { time: 100 }), 150);
    pages.navigated('https://b.example/#top', 180);
    pages.navigated('https://c.example/', 400);
    pages.note(document('https://c.example/', { time: 300 }), 350);
    const at = (time: number) => pages.place(sub(time)).initiator.topLevelUrl;
    expect([at(50), at(149), at(160), at(340), at(360)]).toEqual([
      'https://a.example/',
      'https://a.example/',
      'https://b.example/',
      'https://b.example/',
      'https://c.example/',
    ]);
  });

  it('are not those of redirects, downloads and frames', () => {
    const pages = createPages(null);
    pages.navigated('https://a.example/', 0);
    pages.note(document('https://b.example/', { status: 302 }), 10);
    pages.note(document('https://c.example/', { status: 204 }), 20);
    pages.note(newExchange({ resourceType: 'iframe', url: 'https://d.example/' }), 30);
    expect(pages.place(sub(40)).initiator.topLevelUrl).toBe('https://a.example/');
  });

  it('leave a navigation without a page before it', () => {
    const pages = createPages('https://a.example/');
    expect(pages.place(document('https://b.example/')).initiator.topLevelUrl).toBeNull();
  });

  it('name the redirects that led to an exchange, once', () => {
    const pages = createPages(null);
    const hop = (url: string, location: string) => newExchange({ url, status: 302, responseHeaders: [{ name: 'location', value: location }] });
    const chains = [
      hop('https://a.example/login', '/next'),
      hop('https://a.example/next', 'https://b.example/#x'),
      newExchange({ url: 'https://b.example/' }),
      newExchange({ url: 'https://b.example/' }),
    ].map((exchange) => pages.place(exchange).initiator.redirectedFrom);
    expect(chains).toEqual([[], ['https://a.example/login'], ['https://a.example/login', 'https://a.example/next'], []]);
  });
});

interface FakePort {
  readonly said: SourceCommand[];
  answer(message: unknown): void;
  die(): void;
}

function world(later: (callback: () => void) => void = () => undefined) {
  const ports: FakePort[] = [];
  const connect = (): SourcePort => {
    const said: SourceCommand[] = [];
    let answer: (message: unknown) => void = () => undefined;
    let die = () => {};
    let dead = false;
    ports.push({
      said,
      answer: (message) => answer(message),
      die() {
        dead = true;
        die();
      },
    });
    return {
      postMessage(message) {
        if (dead) throw new Error('Attempting to use a disconnected port object');
        said.push(message);
      },
      onMessage: {
        addListener: (listener) => {
          answer = listener;
        },
      },
      onDisconnect: {
        addListener: (listener) => {
          die = listener;
        },
      },
    };
  };
  return { sender: createSender({ tabId: 3, sourceId: 'page', connect, later }), ports };
}

function seqsOf(said: readonly SourceCommand[] | undefined): readonly number[] {
  return (said ?? []).flatMap((message) => (message.type === 'exchanges' ? message.items.map(({ seq }) => seq) : []));
}

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}
