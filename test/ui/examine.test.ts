// A model that is trained elsewhere, watched in the installed extension while its file is written.
import assert from 'node:assert/strict';
import { cp, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Frame, Page } from 'playwright-core';
import { root } from '../../scripts/project.mjs';
import { eventually } from '../support/eventually.js';
import { lineModel } from '../support/small-model.js';
import { drawn } from './report/drawn.js';
import { contextMenu, pickFromContextMenu, untilOffered } from './workbench/explorer.js';
import { bannerText, isPictureDrawn, panelWhere, panelWithPicture } from './workbench/panel.js';
import { takeScreenshot } from './workbench/screenshots.js';
import { openWindow } from './workbench/test-window.js';

const file = 'model.dataset.ts';
const model = 'autoencoder.onnx';

describe('Examine Model', () => {
  let folder: string;
  let page: Page;
  let panel: Frame;

  openWindow(
    async (target) => {
      await writeFile(path.join(target, model), lineModel(0));
      await writeFile(
        path.join(target, file),
        `import { circle, defineDataset, onnx } from 'latent-atlas';

export default defineDataset({
  name: 'A model of PyTorch',
  manifold: circle(),
  samples: { train: 2_000, test: 1_000 },
  model: onnx('${model}'),
});
`,
      );
      await writeFile(path.join(target, 'notes.txt'), 'Not a dataset.');
    },
    (window) => ({ folder, page } = window),
  );

  /** Puts a file in the place of the model, as a training loop does. */
  async function replaceModel(write: (part: string) => Promise<void>): Promise<void> {
    const part = path.join(folder, `${model}.part`);
    await write(part);
    await rename(part, path.join(folder, model));
  }

  const shown = (): Promise<string> => panel.locator('[data-testid="timeline-step"]').innerText();
  /** Waits until a version is examined, and on show. */
  async function untilVersion(version: number): Promise<void> {
    await panelWhere(
      panel,
      `version ${version} is examined`,
      ({ state, step }) => state === 'finished' && step === version - 1,
    );
    await eventually(`version ${version} is on show`, async () => (await shown()) === `version ${version}`);
    await drawn(panel);
  }

  it('is offered for a file that names a model, and not for others', async () => {
    await untilOffered(page, file, 'Examine Model');
    assert(!(await contextMenu(page, 'notes.txt')).includes('Examine Model'));
  });

  it('shows the model as a run that is over, without training', async () => {
    await pickFromContextMenu(page, file, 'Examine Model');
    panel = await panelWithPicture(page);
    await untilVersion(1);
    const { sup } = await panelWhere(panel, 'it is examined', ({ state }) => state === 'finished');
    assert(sup >= 1, `sup ρ = ${sup}`);
    assert(await isPictureDrawn(panel));
  });

  it('shows the model again when its file is overwritten, each version a picture of the timeline', async () => {
    for (const [k, angle] of [0.4, 0.8, 1.2].entries()) {
      await replaceModel((part) => writeFile(part, lineModel(angle)));
      await untilVersion(k + 2);
    }
    await replaceModel((part) => cp(path.join(root, 'examples/models/circle.onnx'), part));
    await untilVersion(5);
    assert.equal(await panel.locator('[data-testid="timeline"]').getAttribute('max'), '4');
    await takeScreenshot(page, 'examine-versions');
  });

  it('goes back to an earlier version, and stays there while others come', async () => {
    await panel.locator('[data-testid="timeline"]').press('<');
    await eventually('the first version is on show', async () => (await shown()) === 'version 1');
    await replaceModel((part) => writeFile(part, lineModel(1.4)));
    await panelWhere(panel, 'version 6', ({ state, step }) => state === 'finished' && step === 5);
    assert.equal(await shown(), 'version 1');
    await takeScreenshot(page, 'examine-first-version');
    await panel.locator('[data-testid="timeline"]').press('>');
    await untilVersion(6);
  });

  it('says what is wrong with a version that is damaged, keeps the last good one, and goes on', async () => {
    await writeFile(path.join(folder, model), lineModel(0).subarray(0, 50));
    await eventually('the error is told', async () => (await bannerText(panel))?.includes('is damaged') === true);
    assert.equal(await shown(), 'version 6');
    await takeScreenshot(page, 'examine-damaged');
    await replaceModel((part) => writeFile(part, lineModel(0.2)));
    await untilVersion(7);
    assert.equal(await bannerText(panel), null);
  });
});
