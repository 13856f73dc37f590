import type { NewExchange, SourceCommand } from '../../utils/protocol/messages.ts';

/** The part of `runtime.Port` that is used here. */
export interface SourcePort {
  postMessage(message: SourceCommand): void;
  readonly onMessage: { addListener(listener: (message: unknown) => void): void };
  readonly onDisconnect: { addListener(listener: () => void): void };
}

export interface SenderTools {
  readonly tabId: number;
  readonly sourceId: string;
  readonly connect: () => SourcePort;
  readonly later: (callback: () => void, delay: number) => void;
}

interface Item {
  readonly seq: number;
  readonly exchange: NewExchange;
}

/** Exchanges that the background has not confirmed; beyond this it has been away for minutes, and the oldest are given up. */
const mostUnconfirmed = 5000;
const batchSize = 64;
/** Characters in one message; the browser refuses one of 64 MB, and a header line may be a megabyte. */
const batchWeight = 4 * 1024 * 1024;
/** When the extension itself is gone (updated, removed) every connection fails at once; then not to spin. Milliseconds. */
const retryDelay = 250;

export interface Sender {
  send(exchange: NewExchange): void;
  /** Behind what was sent before. */
  tellPage(url: string): void;
}

/** Brings exchanges to the background so that each arrives once, however often the background dies in between. */
export function createSender({ tabId, sourceId, connect, later }: SenderTools): Sender {
  let unconfirmed: readonly Item[] = [];
  let lastSeq = 0;
  /** The last item given to the present port; null until the background has said where to begin. */
  let sent: number | null = null;
  let port: SourcePort | null = null;
  let delay = 0;
  /** The page that the present port has not been told. */
  let page: string | null = null;

  open();

  return {
    send(exchange) {
      lastSeq += 1;
      unconfirmed = [...unconfirmed, { seq: lastSeq, exchange }].slice(-mostUnconfirmed);
      flush();
    },
    tellPage(url) {
      page = url;
      flush();
    },
  };

  function open(): void {
    try {
      const opened = connect();
      port = opened;
      sent = null;
      opened.onMessage.addListener((message) => {
        const upTo = keptUpTo(message);
        if (upTo === null || opened !== port) return;
        delay = 0;
        unconfirmed = unconfirmed.filter(({ seq }) => seq > upTo);
        sent = Math.max(sent ?? 0, upTo);
        flush();
      });
      // The worker was stopped: a new one is woken by connecting, and says what it still has.
      opened.onDisconnect.addListener(() => {
        if (opened === port) reopen();
      });
      opened.postMessage({ type: 'hello', tabId, sourceId });
    } catch {
      reopen();
    }
  }

  function reopen(): void {
    port = null;
    if (delay === 0) {
      delay = retryDelay;
      open();
    } else later(open, delay);
  }

  function flush(): void {
    if (port === null || sent === null) return;
    for (const items of batchesOf(unconfirmed.filter(({ seq }) => seq > (sent ?? 0)))) {
      try {
        port.postMessage({ type: 'exchanges', items });
      } catch {
        // The port is dead though it has not said so yet; they are sent again by the next one.
        return;
      }
      sent = items.at(-1)?.seq ?? sent;
    }
    if (page !== null) {
      try {
        port.postMessage({ type: 'page', url: page });
        page = null;
      } catch {
        // As above.
      }
    }
  }
}

function keptUpTo(message: unknown): number | null {
  if (typeof message !== 'object' || message === null || !('type' in message) || !('upTo' in message)) return null;
  return message.type === 'kept' && typeof message.upTo === 'number' ? message.upTo : null;
}

function batchesOf(items: readonly Item[]): (readonly Item[])[] {
  const batches: Item[][] = [];
  let batch: Item[] = [];
  let weight = 0;
  for (const item of items) {
    const { cookieHeader, setCookieLines, url } = item.exchange;
    const added = url.length + (cookieHeader?.length ?? 0) + setCookieLines.reduce((sum, line) => sum + line.length, 0);
    if (batch.length > 0 && (batch.length >= batchSize || weight + added > batchWeight)) {
      batches.push(batch);
      batch = [];
      weight = 0;
    }
    batch.push(item);
    weight += added;
  }
  if (batch.length > 0) batches.push(batch);
  return batches;
}
