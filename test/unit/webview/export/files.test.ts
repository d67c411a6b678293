// Files that the panel writes: names, NumPy arrays, scenes as SVG, and figures.
import assert from 'node:assert/strict';
import { crc32 } from 'node:zlib';
import { partsOf } from '../../../../src/worker/file-readers/table-file.js';
import { arrayInMemory } from '../../../../src/worker/file-readers/numpy/array.js';
import { nextEntry } from '../../../../webview/elements/next-entry.js';
import { errorColors } from '../../../../webview/drawing/color-maps.js';
import type { Layer, Scene } from '../../../../webview/drawing/scene.js';
import { withResolution } from '../../../../webview/export/picture/png-resolution.js';
import { isVector, sceneSvg } from '../../../../webview/export/picture/scene-svg.js';
import { sheetFor, type Sheet } from '../../../../webview/export/picture/sheet.js';
import { strokesSvg, dot, segment, diamond } from '../../../../webview/export/picture/strokes.js';
import { svgColor, svgElement } from '../../../../webview/export/svg.js';
import { csvFile, npyFile } from '../../../../webview/export/tile-exports.js';
import { orbitMatrix, planeMatrix, viewerOf } from '../../../../webview/math/camera.js';
import { initialCamera, type Figure } from '../../../../webview/state/view-settings.js';

/** What a NumPy file holds. */
async function readBack(bytes: ArrayBuffer): Promise<unknown> {
  const { rows, columns, cells } = arrayInMemory(new Uint8Array(bytes));
  const [column] = columns;
  const parts = partsOf(column);
  const [part] = await cells({ parts, from: 0, count: rows, progress: () => Promise.resolve() });
  return { rows, shape: column.shape, values: part.kind === 'numbers' && [...part.values] };
}

describe('files of a tile', () => {
  it('are NumPy arrays of the shape that they are said to have', async () => {
    const values = Float32Array.from({ length: 6 }, (_, i) => i / 3);
    const file = npyFile('codes', values, [2, 3]);
    assert.deepEqual([file.label, file.suffix], ['Save codes as NPY', '-codes.npy']);
    assert.deepEqual(await readBack(file.bytes()), { rows: 2, shape: [3], values: [...values] });
    // Part of a larger array, as those of a frame are.
    const part = npyFile('error', values.subarray(2, 4), [2]).bytes();
    assert.deepEqual(await readBack(part), { rows: 2, shape: [], values: [...values.subarray(2, 4)] });
  });

  it('are CSV in UTF-8', () => {
    const file = csvFile('cut scan', () => [{ name: 'ρ', values: [1] }]);
    assert.deepEqual([file.label, file.suffix], ['Save cut scan as CSV', '-cut-scan.csv']);
    assert.equal(new TextDecoder().decode(file.bytes()), 'ρ\n1\n');
  });
});

describe('SVG text', () => {
  it('escapes what it is given', () => {
    assert.equal(svgElement('a', { b: '<"&>', c: null, d: 1.23456 }), '<a b="&lt;&quot;&amp;&gt;" d="1.23"/>');
  });

  it('has colours as every reader knows them', () => {
    assert.deepEqual(svgColor('rgb(0, 114, 178)'), { color: '#0072b2', opacity: 1 });
    assert.deepEqual(svgColor('rgba(255, 0, 0, 0.5)'), { color: '#ff0000', opacity: 0.5 });
    assert.deepEqual(svgColor('color(srgb 1 0.5 0 / 0.25)'), { color: '#ff8000', opacity: 0.25 });
    assert.equal(svgColor('none'), null);
    assert.equal(svgColor('url("#gradient")'), null);
  });
});

const frame = { width: 200, height: 100 };
const scene = (layers: readonly Layer[], inSpace = false): Scene => ({
  id: 'test',
  viewer: inSpace ? viewerOf(initialCamera) : null,
  matrix: inSpace ? orbitMatrix(initialCamera, frame.width / frame.height) : planeMatrix([0, 2], [0, 1]),
  magnification: 1,
  background: [255, 255, 255],
  layers,
});

describe('a scene as SVG', () => {
  it('has dots where they lie, the greater numbers on top, and lines below them where their layer is', () => {
    const scale = { map: errorColors, from: 0, to: 1, log: false };
    const svg = sceneSvg(
      scene([
        {
          kind: 'lines',
          key: 'l',
          from: Float32Array.of(0, 0),
          to: Float32Array.of(2, 1),
          components: 2,
          paint: [255, 0, 0],
          opacity: 0.5,
          width: 2,
        },
        {
          kind: 'points',
          key: 'p',
          positions: Float32Array.of(1, 0.5, 0.5, 0.75),
          components: 2,
          paint: { values: Float32Array.of(1, 0), scale },
          opacity: 1,
          size: 4,
          shape: 'disc',
        },
        {
          kind: 'points',
          key: 'd',
          positions: Float32Array.of(2, 1),
          components: 2,
          paint: [0, 0, 255],
          opacity: 1,
          size: 6,
          shape: 'diamond',
        },
      ]),
      frame,
    );
    const [line, lesser, greater, mark, ...none] = svg.match(/<path[^>]*>/g) ?? [];
    assert.equal(
      line,
      '<path d="M0 100L200 0" stroke="#ff0000" stroke-width="2" stroke-opacity="0.5" stroke-linecap="butt"/>',
    );
    assert.match(lesser, /^<path d="M50 25h0" stroke="#[0-9a-f]{6}"\/>$/);
    assert.match(greater, /^<path d="M100 50h0" stroke="#[0-9a-f]{6}"\/>$/);
    assert.match(svg, /<g stroke-width="4">\n?<path d="M50 25h0"/);
    assert.equal(mark, '<path d="M197 0l3 -3 3 3 -3 3z" fill="#0000ff"/>');
    assert.deepEqual(none, []);
  });

  it('says once what strokes in a row have in common, and keeps apart those that can be seen through', () => {
    const opaque = { paint: { stroke: '#000000' }, style: { 'stroke-width': 2 } };
    const clear = { ...opaque, style: { 'stroke-width': 2, 'stroke-opacity': 0.5 } };
    assert.equal(
      strokesSvg([
        { ...opaque, ...dot(1.04, 2) },
        { ...opaque, ...dot(3, 4) },
      ]),
      '<g stroke-width="2"><path d="M1 2h0M3 4h0" stroke="#000000"/></g>',
    );
    assert.equal(
      strokesSvg([
        { ...clear, ...dot(1, 2) },
        { ...clear, ...dot(3, 4) },
      ]),
      '<g stroke-width="2" stroke-opacity="0.5"><g stroke="#000000"><path d="M1 2h0"/><path d="M3 4h0"/></g></g>',
    );
    assert.equal(
      strokesSvg([
        { ...opaque, ...segment(0, 0, 1, 1) },
        { ...opaque, ...segment(1, 1, 2, 0) },
        { ...opaque, ...segment(3, 3, 4, 4) },
        { paint: { fill: '#ffffff' }, style: {}, ...diamond(5, 5, 1) },
      ]),
      '<g stroke-width="2"><path d="M0 0L1 1L2 0M3 3L4 4" stroke="#000000"/></g>\n<path d="M4 5l1 -1 1 1 -1 1z" fill="#ffffff"/>',
    );
  });

  it('has in space the nearer over the farther, larger and less faded', () => {
    const [x, y, z] = viewerOf(initialCamera);
    const points = (key: string, side: 1 | -1): Layer => ({
      kind: 'points',
      key,
      positions: Float32Array.of(side * x, side * y, side * z),
      components: 3,
      paint: [0, 0, 0],
      opacity: 1,
      size: 4,
      shape: 'disc',
    });
    const dots = sceneSvg(scene([points('near', 1), points('far', -1)], true), frame);
    const [far, near] = [...dots.matchAll(/h0" stroke="#([0-9a-f]{2})[0-9a-f]{4}" stroke-width="([\d.]+)"/g)];
    assert.ok(Number(far[2]) < Number(near[2]), dots);
    assert.ok(parseInt(far[1], 16) > 100 && near[1] === '00', dots);
  });

  it('is missing where there is a surface, which is exported as pixels', () => {
    const scale = { map: errorColors, from: 0, to: 1, log: false };
    const surface = scene(
      [
        {
          kind: 'mesh',
          key: 'm',
          positions: new Float32Array(9),
          normals: new Float32Array(9),
          triangles: Uint32Array.of(0, 1, 2),
          paint: { values: new Float32Array(3), scale },
        },
      ],
      true,
    );
    assert.equal(isVector(surface), false);
    assert.throws(() => sceneSvg(surface, frame), /surface/);
  });
});

describe('a figure', () => {
  const screen = { width: 400, height: 300 };
  const figure: Figure = { size: 'column', fontSize: 8, colors: 'light', titled: true };
  const millimetresOf = (pixels: number, { millimetres }: Sheet): number => pixels * (millimetres ?? NaN);

  it('is as wide as a column or two, its smallest text as high as was asked for', () => {
    for (const [size, width] of [
      ['column', 85],
      ['page', 170],
    ] as const)
      for (const fontSize of [6, 8, 12])
        for (const smallest of [9, 10.5]) {
          const sheet = sheetFor({ ...figure, size, fontSize }, screen, 1.5, smallest);
          assert.ok(Math.abs(millimetresOf(sheet.width, sheet) - width) < 1e-9);
          assert.ok(Math.abs(millimetresOf(sheet.height, sheet) - width / 1.5) < 1e-9);
          assert.ok(Math.abs((millimetresOf(smallest, sheet) / 25.4) * 72 - fontSize) < 1e-9);
          assert.equal(Math.round(sheet.width * sheet.density), Math.round((width / 25.4) * 300));
        }
  });

  it('has the size that it has on the screen, twice as many pixels and no size on paper, where that is asked for', () => {
    assert.deepEqual(sheetFor({ ...figure, size: 'screen' }, screen, 1, 8), {
      ...screen,
      millimetres: null,
      density: 2,
    });
  });

  it('says as PNG how large it is, in a chunk of its own before the pixels', () => {
    // Signature, header, data and end, whose contents are of no matter here.
    const chunk = (name: string, content: number[]): number[] => [
      ...[0, 0, 0, content.length],
      ...Buffer.from(name),
      ...content,
      ...[1, 2, 3, 4],
    ];
    const before = [...Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), ...chunk('IHDR', Array<number>(13).fill(7))];
    const after = [...chunk('IDAT', [9]), ...chunk('IEND', [])];
    const png = Buffer.from(withResolution(Uint8Array.from([...before, ...after]), 300 / 25.4));
    assert.deepEqual([...png.subarray(0, before.length)], before);
    assert.deepEqual([...png.subarray(before.length + 21)], after);
    const own = png.subarray(before.length, before.length + 21);
    assert.equal(own.readUInt32BE(0), 9);
    assert.equal(own.subarray(4, 8).toString('latin1'), 'pHYs');
    assert.deepEqual([own.readUInt32BE(8), own.readUInt32BE(12), own[16]], [11811, 11811, 1]);
    assert.equal(own.readUInt32BE(17), crc32(own.subarray(4, 17)));
  });
});

describe('keys of a menu', () => {
  const texts = ['Save as PNG', 'Save as SVG', 'Copy picture'];

  it('go around its ends, and to the next entry of a letter', () => {
    assert.deepEqual(
      ['ArrowDown', 'ArrowUp', 'Home', 'End', 's', 'C', 'x', 'Enter', ' '].map((key) => nextEntry(key, 0, texts)),
      [1, 2, 0, 2, 1, 2, null, null, null],
    );
    assert.equal(nextEntry('ArrowDown', 2, texts), 0);
  });
});
