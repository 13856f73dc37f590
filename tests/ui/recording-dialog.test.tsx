import { afterEach, beforeEach, expect, it } from 'vitest';
import { chooseLocale } from '../../components/ui/index.ts';
import { keep } from '../../entrypoints/panel/export.ts';
import { finish } from '../../utils/steps.ts';
import { readHar } from '../../utils/transfer/index.ts';
import { exchange, flowStart } from '../tools/flow.ts';
import { liveTab, openPanel, type PanelWorld } from './panel-world.tsx';

let world: PanelWorld;

beforeEach(() => {
  chooseLocale('en');
  world = openPanel(() => flowStart);
});
afterEach(() => world.close());

function find<T extends HTMLElement>(selector: string): T {
  const found = world.root.querySelector<T>(selector);
  if (!found) throw new Error(`nothing is ${selector}`);
  return found;
}

function opened(): HTMLDialogElement {
  find('[aria-haspopup=dialog]').click();
  return find<HTMLDialogElement>('dialog[open]');
}

it('says how much is kept, how, and until when', async () => {
  world.say({ type: 'tab', tab: { ...liveTab, exchanges: 1200, dropped: 34 } });
  const dialog = opened();
  await world.until(() => dialog.textContent?.includes('1,200 exchanges are kept, 34 were dropped.') === true);
  expect(dialog.textContent).toContain('encrypted with a key that exists only in memory');
});

it('says that a private window is never written to the disk', async () => {
  world.say({ type: 'tab', tab: { ...liveTab, incognito: true } });
  const dialog = opened();
  await world.until(() => dialog.textContent?.includes('never written to the disk') === true);
});

it('forgets everything on the one button that says so, and answers', async () => {
  opened();
  find('[data-action=forget-everything]').click();
  await world.until(() => find('dialog[open] [role=status]').textContent === 'Everything is forgotten.');
  expect(world.forgotten()).toBe(1);
});

it('keeps the limits that the user chooses, and none that would drop what has just happened', async () => {
  const [exchanges, megabytes] = opened().querySelectorAll('input');
  if (!exchanges || !megabytes) throw new Error('the dialog has no limits');
  await world.until(() => exchanges.value === '100000' && megabytes.value === '256');
  const choose = (input: HTMLInputElement, value: string) => {
    input.value = value;
    input.dispatchEvent(new Event('change', { bubbles: true }));
  };
  choose(exchanges, '5');
  choose(megabytes, '32');
  expect(await world.keeping.limits()).toEqual({ exchanges: 100, bytes: 32 * 1024 * 1024 });
});

it('keeps the recording as a file that can be read again, nothing hidden', async () => {
  world.snapshot([exchange({ url: 'https://shop.example/', set: ['sid=s3cret; Path=/'] })]);
  await world.until(() => world.model.capture.value.analysis.exchanges.length === 1);
  const har = readHar(finish(keep.write(world.model, 'en')));
  expect('exchanges' in har && har.exchanges.map(({ setCookieLines }) => setCookieLines)).toEqual([['sid=s3cret; Path=/']]);
});
