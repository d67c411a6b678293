// The Problems view at the bottom of the window.
import type { Page } from 'playwright-core';
import { eventually } from '../../support/eventually.js';
import { runCommand } from './quick-input.js';

export interface Problem {
  readonly message: string;
  /** Who reported it, such as `ts` or `Latent Atlas`; empty if the entry does not say. */
  readonly source: string;
  /** Line and column, counted from 1. */
  readonly line: number;
  readonly column: number;
}

/**
 * Reads one entry of the view: message, source and place below each other. A colon after the place marks a mere hint.
 */
function parse(text: string): Problem | undefined {
  const place = /\[Ln (\d+), Col (\d+)\](?!\s*:)/.exec(text);
  if (place === null) return undefined;
  const [message = '', source = ''] = text.slice(0, place.index).trim().split('\n');
  return { message, source, line: Number(place[1]), column: Number(place[2]) };
}

/** Shows the view and reads its entries. */
export async function readProblems(page: Page): Promise<Problem[]> {
  await runCommand(page, 'Problems: Focus on Problems View');
  await page.locator('.markers-panel').waitFor();
  const rows = await page.locator('.markers-panel .monaco-list-row').allInnerTexts();
  return rows.flatMap((text) => parse(text) ?? []);
}

/** Waits for entries of the view that are meant, and gives those. */
export async function eventualProblems(page: Page, isMeant: (problem: Problem) => boolean): Promise<Problem[]> {
  let problems: Problem[] = [];
  return eventually(
    () => `a problem that is meant; there are ${JSON.stringify(problems)}`,
    async () => {
      problems = await readProblems(page);
      const meant = problems.filter(isMeant);
      return meant.length > 0 && meant;
    },
  );
}
