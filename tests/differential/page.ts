import type { Frame, Page } from 'puppeteer-core';
import { until } from '../tools/chromium.ts';
import { readable } from './observed.ts';
import type { PlannedStep } from './plan.ts';

/** Lets a page of Chromium do what a step says. Answers once everything it caused is over. */
export async function act(page: Page, frames: Frame[], { step, requests, actor }: PlannedStep): Promise<void> {
  const [first] = requests;
  const last = requests.at(-1);
  const frame = frames[actor] ?? page.mainFrame();
  if (step.kind === 'script') {
    await frame.evaluate((lines) => {
      // biome-ignore lint/suspicious/noDocumentCookie: this is the writing that is compared
      for (const line of lines) document.cookie = line;
    }, step.lines.map(readable));
    return;
  }
  if (first === undefined || last === undefined) return;
  if (step.kind === 'visit') {
    await page.goto(first.url);
    frames.splice(0, frames.length, page.mainFrame());
  } else if (step.kind === 'reload') {
    await page.reload();
    frames.splice(0, frames.length, page.mainFrame());
  } else if (step.kind === 'follow') {
    await Promise.all([page.waitForNavigation(), frame.evaluate(leave, first.url, step.method)]);
    frames.splice(0, frames.length, page.mainFrame());
  } else if (step.kind === 'frame') {
    await frame.evaluate(putFrameIn, first.url, step.method);
    const child = await until(() => page.frames().find((one) => one.url().endsWith(`?t=${last.tag}`)));
    frames.splice(actor + 1, frames.length, child);
  } else {
    await frame.evaluate(load, first.url, step.by);
  }
}

export function leave(url: string, method: string): void {
  if (method === 'GET') {
    const link = document.createElement('a');
    link.href = url;
    link.target = '_top';
    document.body.append(link);
    link.click();
    return;
  }
  const form = document.createElement('form');
  Object.assign(form, { action: url, method, target: '_top' });
  document.body.append(form);
  form.submit();
}

export function putFrameIn(url: string, method: string): Promise<void> {
  return new Promise((done) => {
    const frame = document.createElement('iframe');
    if (method === 'GET') {
      frame.src = url;
      frame.onload = () => done();
      document.body.append(frame);
      return;
    }
    frame.name = `to-${url}`;
    // The empty document that it begins with is loaded by the time it is in the page.
    document.body.append(frame);
    frame.onload = () => done();
    const form = document.createElement('form');
    Object.assign(form, { action: url, method, target: frame.name });
    document.body.append(form);
    form.submit();
  });
}

export function load(url: string, by: string): Promise<void> {
  return new Promise((done) => {
    if (by === 'image') {
      const image = new Image();
      image.onload = image.onerror = () => done();
      image.src = url;
    } else if (by === 'socket') {
      const socket = new WebSocket(url);
      socket.onclose = () => done();
    } else {
      fetch(url, { mode: 'no-cors', credentials: 'include', method: by === 'post' ? 'POST' : 'GET' }).then(
        () => done(),
        () => done(),
      );
    }
  });
}
