import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/**
 * What axe finds against a page: the rule, and the first element that breaks it.
 * @param rules ids of the rules to look for; all where left out
 */
export async function accessFaults(page: Page, rules?: readonly string[]): Promise<readonly string[]> {
  await page.evaluate(axe);
  // Of what passes axe would describe every element, which takes most of its time on a long page.
  const options = JSON.stringify({ resultTypes: ['violations'], ...(rules && { runOnly: rules }) });
  const { violations } = await page.evaluate<AxeResults>(`axe.run(${options})`);
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 120)}`);
}
