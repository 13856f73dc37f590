import type { ViewSource } from '../../components/models/types.ts';
import { browser } from '../../utils/browser.ts';
import type { ViewCommand, ViewMessage } from '../../utils/protocol/messages.ts';

/** How soon the background is called again when it cannot be reached at all (the extension was updated, say). Milliseconds. */
const retryDelay = 500;

/**
 * A port to the background that outlives the background: it dies after 30 idle seconds, and connecting wakes a new one.
 * The last `watch` is said again, so a snapshot follows.
 */
export function connectView(): ViewSource {
  const listeners = new Set<Parameters<ViewSource['listen']>[0]>();
  let watch: ViewCommand | null = null;
  let port = open();

  return {
    listen(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        watch = null;
        port?.disconnect();
      };
    },
    send(command) {
      if (command.type === 'watch') watch = command;
      port?.postMessage(command);
    },
  };

  function open(): ReturnType<typeof browser.runtime.connect> | null {
    try {
      const opened = browser.runtime.connect({ name: 'view' });
      // Only the background of this extension can be at the other end; what it sends is typed there.
      opened.onMessage.addListener((message: unknown) => tell(message as ViewMessage));
      opened.onDisconnect.addListener(() => {
        if (opened === port) reopen();
      });
      if (watch !== null) opened.postMessage(watch);
      return opened;
    } catch {
      setTimeout(reopen, retryDelay);
      return null;
    }
  }

  function reopen(): void {
    if (listeners.size === 0) return;
    tell({ type: 'lost' });
    port = open();
  }

  function tell(message: ViewMessage | { readonly type: 'lost' }): void {
    for (const listener of listeners) listener(message);
  }
}
