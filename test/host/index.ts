// What VS Code calls inside its extension host: runs every compiled test file of this folder with mocha.
import { readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** Writes a report and the counts to the files that TEST_REPORT and TEST_COUNTS name. */
export async function run(): Promise<void> {
  const { default: Mocha } = await import('mocha');
  const mocha = new Mocha({ timeout: 240_000, reporter: Mocha.reporters.Base, forbidOnly: true });
  for (const file of await readdir(__dirname, { recursive: true })) {
    if (file.endsWith('.test.cjs')) mocha.addFile(path.join(__dirname, file));
  }

  const lines: string[] = [];
  const counts = { passed: 0, failed: 0, skipped: 0 };
  await new Promise<void>((resolve) => {
    mocha
      .run(() => resolve())
      .on('pass', (test) => {
        counts.passed += 1;
        lines.push(`  ✔ ${test.fullTitle()} (${test.duration ?? 0} ms)`);
      })
      .on('pending', (test) => {
        counts.skipped += 1;
        lines.push(`  - ${test.fullTitle()}`);
      })
      .on('fail', (test, error: unknown) => {
        counts.failed += 1;
        lines.push(`  ✘ ${test.fullTitle()}`, error instanceof Error ? (error.stack ?? error.message) : String(error));
      });
  });
  const { TEST_REPORT, TEST_COUNTS } = process.env;
  if (TEST_REPORT === undefined || TEST_COUNTS === undefined)
    throw new Error('TEST_REPORT and TEST_COUNTS are not set.');
  await writeFile(TEST_REPORT, lines.join('\n'));
  await writeFile(TEST_COUNTS, JSON.stringify(counts));
  if (counts.failed > 0) throw new Error(`${counts.failed} tests failed.`);
}
