import { render } from 'preact';
import { createPanelModel } from '../../components/models/panel.ts';
import { locale } from '../../components/ui/index.ts';
import { browser } from '../../utils/browser.ts';
import { connectView } from './connect.ts';
import { createKeeping } from './keeping.ts';
import { Panel } from './Panel.tsx';
import { readInWorker } from './reading.ts';
import { followTheme } from './theme.ts';
import { views } from './views.ts';

const asked = Number(new URLSearchParams(location.search).get('tab') ?? Number.NaN);
/** Inside DevTools the tab is the inspected one; opened as a page, the address names it. */
const devtools = browser.devtools as typeof browser.devtools | undefined;
const tabId = Number.isInteger(asked) ? asked : (devtools?.inspectedWindow.tabId ?? -1);

followTheme(devtools?.panels.themeName ?? null);
const model = createPanelModel({
  source: connectView(),
  tabId,
  browser: location.protocol === 'moz-extension:' ? 'firefox' : 'chromium',
  locale: () => locale.value,
  now: () => Date.now(),
  reload: () => {
    if (devtools) devtools.inspectedWindow.reload();
    else void browser.tabs.reload(tabId);
  },
  read: readInWorker,
});
// The popup leads to one view of this page.
const wanted = views.find(({ id }) => `#${id}` === location.hash);
if (wanted) model.show({ view: wanted.id });
addEventListener('pagehide', () => model.dispose());
const root = document.getElementById('panel');
if (root) render(<Panel model={model} keeping={createKeeping()} />, root);
