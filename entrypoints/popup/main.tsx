import { render } from 'preact';
import { browser } from '../../utils/browser.ts';
import { connectView } from '../panel/connect.ts';
import { Popup } from './Popup.tsx';
import { createPopupModel } from './popup-model.ts';

const root = document.getElementById('popup');
if (root) void start(root);

async function start(element: HTMLElement): Promise<void> {
  const asked = Number(new URLSearchParams(location.search).get('tab') ?? Number.NaN);
  // Called before the tab is known: a sleeping background needs the time to wake.
  const source = connectView();
  const tab = await (Number.isInteger(asked) ? browser.tabs.get(asked).catch(() => null) : activeTab());
  let siteOf = (host: string) => host;
  const model = createPopupModel({
    source,
    tabId: tab?.id ?? null,
    url: tab?.url ?? null,
    siteOf: (host) => siteOf(host),
    requestAccess: (origins) => browser.permissions.request({ origins: [...origins] }),
    reload: (tabId) => void browser.tabs.reload(tabId),
    now: () => Date.now(),
  });
  addEventListener('pagehide', () => model.dispose());
  render(<Popup model={model} />, element);
  // The Public Suffix List is large, and wanted only by a click: it comes after the answer.
  siteOf = (await import('../../utils/cookie/public-suffix.ts')).registrableDomain;
}

async function activeTab() {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  return tab ?? null;
}
