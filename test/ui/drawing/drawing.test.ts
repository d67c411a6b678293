// Both renderers of the panel, on the same scenes in Chromium: WebGL, and the one for machines without a GPU.
import assert from 'node:assert/strict';
import path from 'node:path';
import { build } from 'esbuild';
import { root } from '../../../scripts/project.mjs';
import { launchChromium } from '../../../scripts/vscode-server/chromium.mjs';

interface Comparison {
  readonly name: string;
  readonly drawn: number;
  readonly differing: number;
  readonly meanDifference: number;
}

async function drawAll(): Promise<readonly Comparison[]> {
  const { outputFiles } = await build({
    entryPoints: [path.join(root, 'test/ui/drawing/page/page.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'drawn',
  });
  const browser = await launchChromium();
  try {
    const page = await browser.newPage();
    return await page.evaluate<Comparison[]>(`${outputFiles[0].text}; drawn.comparisons`);
  } finally {
    await browser.close();
  }
}

describe('Drawing', () => {
  it('gives the same pictures with WebGL and without', async () => {
    for (const { name, drawn, differing, meanDifference } of await drawAll()) {
      assert.ok(drawn > 0.02, `${name}: expected something drawn, got ${drawn} of the picture`);
      assert.ok(
        meanDifference < 12 * drawn,
        `${name}: expected nearly the same bytes, got a mean difference of ${meanDifference}`,
      );
      assert.ok(
        differing < 0.05 * drawn,
        `${name}: expected hardly a byte to differ much, got ${differing}, ${drawn} are drawn`,
      );
    }
  });
});
