import axe from 'axe-core';
import type { Page } from 'puppeteer-core';

/** One line for each element that a rule finds fault with, all that folds unfolded. */
export async function violations(page: Page): Promise<readonly string[]> {
  await page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true;
  });
  // Run as a debugger runs code: the page's own policy allows no foreign script.
  if (!(await page.evaluate('typeof axe === "object"'))) await page.evaluate(axe.source);
  const found = (await page.evaluate(`axe.run(document, { resultTypes: ['violations'] })`)) as axe.AxeResults;
  return found.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary?.replace(/\s+/g, ' ') ?? ''}`),
  );
}
