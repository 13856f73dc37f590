import { browser } from '../../utils/browser.ts';
import type { Requests } from '../../utils/protocol/messages.ts';
import type { Limits } from '../../utils/storage/journal.ts';
import { readSettings, writeSettings } from '../../utils/storage/settings.ts';

/** What the user decides about all recordings, of every tab. */
export interface Keeping {
  limits(): Promise<Limits>;
  setLimits(limits: Limits): Promise<void>;
  /** Resolves when nothing is left. */
  forgetEverything(): Promise<void>;
}

export function createKeeping(): Keeping {
  const { local } = browser.storage;
  return {
    limits: async () => (await readSettings(local)).limits,
    setLimits: async (limits) => writeSettings(local, { ...(await readSettings(local)), limits }),
    async forgetEverything() {
      const ask: Requests['forget']['ask'] = { type: 'forget-everything' };
      await browser.runtime.sendMessage(ask);
    },
  };
}
