// Records what a real browser tells of each situation of tests/sites/situation-list.ts, for tests/unit/background/sources.test.ts.
// npx tsx tests/tools/record-sources.ts chromium|firefox [NAME …]
import { type Situation, type Step, situations } from '../sites/situation-list.ts';
import { type SituationSite, startSituation } from '../sites/situations.ts';
import { until } from './chromium.ts';
import { type BrowserName, type RecordedSituation, type Recording, readRecording, shortened, writeRecording } from './source-recording.ts';
import { type Visitor, visitWithChromium, visitWithFirefox } from './source-visitors.ts';

const [browser, ...wanted] = process.argv.slice(2);
if (browser !== 'chromium' && browser !== 'firefox') throw new Error('Which one: chromium or firefox?');
await record(browser);

async function record(name: BrowserName): Promise<void> {
  const visitor = name === 'chromium' ? await visitWithChromium() : await visitWithFirefox();
  const recorded: Record<string, RecordedSituation> = wanted.length > 0 ? { ...readRecording(name).situations } : {};
  try {
    for (const [title, situation] of Object.entries(situations)) {
      if ((situation.only ?? name) !== name || (wanted.length > 0 && !wanted.includes(title))) continue;
      recorded[title] = await recordSituation(visitor, title, situation);
      const { told, server } = recorded[title];
      console.log(`${title}: ${server.length} seen by the server, ${told.length} told`);
    }
  } finally {
    await visitor.close();
  }
  const recording: Recording = { browser: visitor.browser, situations: recorded };
  writeRecording(name, recording);
}

async function recordSituation(visitor: Visitor, title: string, situation: Situation): Promise<RecordedSituation> {
  const site = await startSituation(title);
  try {
    const tabs = await visitor.begin(situation);
    for (const step of situation.steps) {
      await take(visitor, site, step);
      // Somebody looks at the page.
      await quiet(visitor, 700);
    }
    await quiet(visitor, 2000);
    await visitor.askHar();
    const told = await visitor.told();
    await visitor.end();
    const text = JSON.stringify({ tabs, ...shortened(told), server: site.log });
    return JSON.parse(site.withFixedPorts(text)) as RecordedSituation;
  } finally {
    await site.close();
  }
}

async function take(visitor: Visitor, site: SituationSite, step: Step): Promise<void> {
  const tab = step.tab ?? 0;
  if ('ask' in step) return visitor.ask(tab, site.address(step.ask));
  if ('click' in step) await visitor.click(tab, step.click);
  else await visitor.goto(tab, site.address(step.goto));
  const path = step.to ?? ('goto' in step ? new URL(site.address(step.goto)).pathname : null);
  await until(async () => {
    const shown = await visitor.shown(tab);
    return shown?.title === 'done' && shown.path === path;
  });
}

/** Until nothing more was told for so many milliseconds. */
async function quiet(visitor: Visitor, long: number): Promise<void> {
  let [count, since] = [-1, Date.now()];
  await until(async () => {
    const now = (await visitor.told()).length;
    if (now !== count) [count, since] = [now, Date.now()];
    return Date.now() - since > long;
  });
}
