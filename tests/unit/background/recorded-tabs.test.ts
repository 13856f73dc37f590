import { describe, expect, it } from 'vitest';
import { createAccess } from '../../../entrypoints/background/access.ts';
import { createRecordedTabs } from '../../../entrypoints/background/recorded-tabs.ts';
import type { TabInfo } from '../../../entrypoints/background/tabs.ts';
import type { Wanted } from '../../../entrypoints/background/traffic.ts';
import { createMemoryArea, untilTrue } from './samples.ts';

function world(origins: readonly string[], area = createMemoryArea()) {
  const browser = { origins };
  const infos: TabInfo[] = [
    { id: 1, incognito: false, url: 'https://shop.example/', storeId: null },
    { id: 2, incognito: false, url: 'https://bank.example/', storeId: null },
    { id: 3, incognito: false, url: 'chrome-extension://abcdefgh/panel.html', storeId: null },
  ];
  const wanted: Wanted[] = [];
  const access = createAccess({ getAll: async () => browser });
  const tabs = createRecordedTabs({
    access,
    lookAtAll: async () => infos,
    area,
    listenOnlyTo: async (one) => {
      wanted.push(one);
    },
  });
  return { browser, infos, wanted, access, tabs, area };
}

describe('the tabs that are listened to', () => {
  it('are all while none is paused', async () => {
    const { wanted } = world(['<all_urls>']);
    await untilTrue(() => wanted.length === 1);
    expect(wanted).toEqual(['every-tab']);
  });

  it('are none where nothing is granted, and all again when something is', async () => {
    const { wanted, browser, access, tabs } = world([]);
    await untilTrue(() => wanted.length === 1);
    browser.origins = ['<all_urls>'];
    await access.refresh();
    tabs.changed();
    await untilTrue(() => wanted.length === 2);
    expect(wanted).toEqual(['nothing', 'every-tab']);
  });

  it('are all but the paused one, with the service workers of their hosts', async () => {
    const { wanted, tabs } = world(['<all_urls>']);
    await untilTrue(() => wanted.length === 1);
    tabs.paused(2, true);
    await untilTrue(() => wanted.length === 2);
    expect(wanted[1]).toEqual({ tabs: [1, 3], hosts: ['shop.example'] });
    tabs.paused(2, false);
    await untilTrue(() => wanted.length === 3);
    expect(wanted[2]).toBe('every-tab');
  });

  it('follow the tabs that open, turn to other hosts and close while one is paused', async () => {
    const { wanted, tabs, infos } = world(['<all_urls>']);
    tabs.paused(2, true);
    await untilTrue(() => wanted.some((one) => typeof one === 'object'));
    infos.push({ id: 4, incognito: false, url: 'https://new.example/', storeId: null });
    tabs.changed();
    await untilTrue(() => JSON.stringify(wanted.at(-1)).includes('new.example'));
    expect(wanted.at(-1)).toEqual({ tabs: [1, 3, 4], hosts: ['shop.example', 'new.example'] });
    tabs.removed(2);
    await untilTrue(() => wanted.at(-1) === 'every-tab');
  });

  it('are known again by the next worker', async () => {
    const area = createMemoryArea();
    world(['<all_urls>'], area).tabs.paused(2, true);
    await untilTrue(() => area.items.has('paused-tabs'));
    const { wanted } = world(['<all_urls>'], area);
    await untilTrue(() => wanted.length > 0);
    expect(wanted[0]).toMatchObject({ tabs: [1, 3] });
  });
});
