// Files that the panel writes: names, NumPy arrays, and scenes and legends as SVG.
import assert from 'node:assert/strict';
import { parseArray } from '../../../../src/worker/file-readers/npy.js';
import { nextEntry } from '../../../../webview/elements/next-entry.js';
import { errorColors } from '../../../../webview/drawing/color-maps.js';
import type { Layer, Scene } from '../../../../webview/drawing/scene.js';
import { flow } from '../../../../webview/export/picture/flow.js';
import { isVector, sceneSvg } from '../../../../webview/export/picture/scene-svg.js';
import { svgColor, svgElement } from '../../../../webview/export/svg.js';
import { csvFile, npyFile } from '../../../../webview/export/tile-exports.js';
import { orbitMatrix, planeMatrix, viewerOf } from '../../../../webview/math/camera.js';
import { initialCamera } from '../../../../webview/state/view-settings.js';

describe('files of a tile', () => {
  it('are NumPy arrays of the shape that they are said to have', () => {
    const values = Float32Array.from({ length: 6 }, (_, i) => i / 3);
    const file = npyFile('codes', values, [2, 3]);
    assert.deepEqual([file.label, file.suffix], ['Save codes as NPY', '-codes.npy']);
    const { shape, data } = parseArray(file.bytes());
    assert.deepEqual(shape, [2, 3]);
    assert.deepEqual(Float32Array.from(data, Number), values);
    // Part of a larger array, as those of a frame are.
    const part = parseArray(npyFile('error', values.subarray(2, 4), [2]).bytes());
    assert.deepEqual(Array.from(part.data, Number), [...values.subarray(2, 4)]);
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
    const [line, lesser, greater, diamond, ...none] = svg.split('\n');
    assert.equal(line, '<path d="M0 100L200 0" stroke="#ff0000" stroke-width="2" stroke-opacity="0.5"/>');
    assert.match(lesser, /^<circle cx="50" cy="25" r="2" fill="#[0-9a-f]{6}"\/>$/);
    assert.match(greater, /^<circle cx="100" cy="50" r="2" fill="#[0-9a-f]{6}"\/>$/);
    assert.equal(diamond, '<path d="M197 0L200 -3L203 0L200 3Z" fill="#0000ff"/>');
    assert.deepEqual(none, []);
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
    const dots = sceneSvg(scene([points('near', 1), points('far', -1)], true), frame).split('\n');
    const [far, near] = dots.map((dot) => /r="([\d.]+)" fill="#([0-9a-f]{2})/.exec(dot)?.slice(1) ?? []);
    assert.ok(Number(far[0]) < Number(near[0]), dots.join('\n'));
    assert.ok(parseInt(far[1], 16) > 100 && near[1] === '00', dots.join('\n'));
  });

  it('is none where there is a surface, which is exported as pixels', () => {
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

describe('a legend', () => {
  const group = (left: number, width: number, height: number) => [
    { svg: '', box: { left, top: 7, right: left + width, bottom: 7 + height } },
  ];

  it('flows in rows, each entry halfway up its row', () => {
    const { placed, height } = flow(
      [group(100, 40, 10), group(0, 40, 20), group(3, 40, 10)],
      { left: 12, top: 50 },
      100,
      { x: 10, y: 4 },
    );
    assert.deepEqual(
      placed.map(({ dx, dy }) => [dx, dy]),
      [
        [12 - 100, 50 + 5 - 7],
        [62, 50 - 7],
        [12 - 3, 50 + 24 - 7],
      ],
    );
    assert.equal(height, 34);
  });

  it('takes no room where there is none', () => {
    assert.deepEqual(flow([], { left: 0, top: 0 }, 100, { x: 10, y: 4 }), { placed: [], height: 0 });
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
