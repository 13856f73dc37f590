import { render } from 'preact';
import { browser } from '../../utils/browser.ts';
import { connectView } from '../panel/connect.ts';
import { Popup } from './Popup.tsx';
import { createPopupModel } from './popup-model.ts';

const root = document.getElementById('popup');
if (root) void start(root);

async function start(element: HTMLElement): Promise<void> {
  const asked = Number(new URLSearchParams(location.search).get('tab') ?? Number.NaN);
  const tab = Number.isInteger(asked) ? await browser.tabs.get(asked) : (await browser.tabs.query({ active: true, currentWindow: true }))[0];
  const model = createPopupModel({
    source: connectView(),
    tabId: tab?.id ?? -1,
    url: tab?.url ?? null,
    requestAccess: (origins) => browser.permissions.request({ origins: [...origins] }),
  });
  addEventListener('pagehide', () => model.dispose());
  render(<Popup model={model} />, element);
}
