import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import {
  colorAt,
  cyclic,
  errorColors,
  parseRgb,
  quantityColors,
  type ColorMap,
  type Rgb,
} from '../../../webview/drawing/color-maps.js';
import { contrastBetween } from '../../../webview/drawing/legible.js';

const stops = Array.from({ length: 65 }, (_, i) => i / 64);
const maps = { errorColors, quantityColors, cyclic };
const grounds: Readonly<Record<string, Rgb>> = { white: [255, 255, 255], 'dark grey': [0x1e, 0x1e, 0x1e] };

const linear = (byte: number): number =>
  byte / 255 <= 0.04045 ? byte / 255 / 12.92 : ((byte / 255 + 0.055) / 1.055) ** 2.4;

/** CIE L*a*b* under D65 of linear sRGB. */
function lab([r, g, b]: readonly [number, number, number]): readonly [number, number, number] {
  const f = (t: number): number => (t > 216 / 24389 ? Math.cbrt(t) : (24389 / 27) * (t / 116) + 4 / 29);
  const x = f((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505);
  const y = f(0.2126 * r + 0.7152 * g + 0.0722 * b);
  const z = f((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

const labOf = ([r, g, b]: Rgb) => lab([linear(r), linear(g), linear(b)]);

/** What is left of a colour without the green cones: Viénot, Brettel & Mollon (1999), in linear sRGB. */
function deuteranope([r, g, b]: Rgb): readonly [number, number, number] {
  const [red, green, blue] = [linear(r), linear(g), linear(b)];
  const yellow = 0.29275 * red + 0.70725 * green;
  return lab([yellow, yellow, -0.02234 * red + 0.02234 * green + blue]);
}

const distance = (a: readonly number[], b: readonly number[]): number => Math.hypot(...a.map((x, k) => x - b[k]));

/** Colours of a theme by name: those of the style sheet's block, over the ones that hold where nothing else is said. */
function themeColors(): readonly Readonly<Record<string, Rgb>>[] {
  const sheet = readFileSync('webview/drawing/theme.css', 'utf8');
  const blocks = [...sheet.matchAll(/\{([^{}]*)\}/g)].map(([, body]) =>
    Object.fromEntries(
      [...body.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name, color]) => [name, parseRgb(color)]),
    ),
  );
  const [first, ...others] = blocks.filter((block) => 'signal-1' in block);
  return [first, ...others.map((block) => ({ ...first, ...block }))];
}

describe('colours', () => {
  for (const [name, map] of Object.entries(maps)) {
    for (const [ground, color] of Object.entries(grounds)) {
      it(`of ${name} stand out from ${ground}`, () => {
        const least = Math.min(...stops.map((t) => contrastBetween(colorAt(map, t), color)));
        assert.ok(least >= 2.5, `expected a contrast of 2.5, got ${least.toFixed(2)}`);
      });
    }
  }

  const ordered: Readonly<Record<string, ColorMap>> = { errorColors, quantityColors };
  for (const [name, map] of Object.entries(ordered)) {
    it(`of ${name} keep their order without red–green vision`, () => {
      const seen = stops.map((t) => deuteranope(colorAt(map, t)));
      const fromStart = seen.map((color) => distance(color, seen[0]));
      for (let i = 1; i < seen.length; i++) {
        assert.ok(fromStart[i] > fromStart[i - 1] - 0.3, `expected no turn at ${stops[i]}`);
        assert.ok(seen[i][0] > seen[i - 1][0] - 0.3, `expected rising lightness at ${stops[i]}`);
      }
      assert.ok(fromStart[fromStart.length - 1] > 60, `expected far ends, got ${fromStart.at(-1)?.toFixed(0)}`);
    });
  }

  it('of the cyclic map meet', () => {
    assert.ok(distance(labOf(colorAt(cyclic, 0)), labOf(colorAt(cyclic, 1))) < 3);
  });

  it('of ρ and of quantities are not taken for one another', () => {
    const quantities = stops.map((t) => labOf(colorAt(quantityColors, t)));
    for (const t of stops) {
      const nearest = Math.min(...quantities.map((color) => distance(color, labOf(colorAt(errorColors, t)))));
      assert.ok(nearest > 25, `expected a distance of 25 at ${t}, got ${nearest.toFixed(1)}`);
    }
  });

  it('of signals are no colours of ρ, in any theme', () => {
    const themes = themeColors();
    assert.equal(themes.length, 3);
    for (const theme of themes) {
      for (const name of ['signal-1', 'signal-2', 'signal-3', 'signal-4']) {
        const nearest = Math.min(...stops.map((t) => distance(labOf(theme[name]), labOf(colorAt(errorColors, t)))));
        assert.ok(nearest > 30, `expected --${name} at a distance of 30, got ${nearest.toFixed(1)}`);
      }
    }
  });

  it('of the sign of ρ are those of its map, in all themes', () => {
    for (const theme of themeColors()) {
      assert.deepEqual(theme.low, colorAt(errorColors, 0));
      assert.deepEqual(theme.middle, colorAt(errorColors, 0.5));
      assert.deepEqual(theme.high, colorAt(errorColors, 1));
    }
  });
});
