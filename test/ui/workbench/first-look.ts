// What a newcomer sees after the first click, in windows of three sizes with the side bar open.
import type { Frame } from 'playwright-core';
import { drawnWidth, measurePanel } from './measure.js';

const live = ['tile-data', 'tile-latent', 'tile-error-map', 'tile-histogram'];

/** Windows of laptops and a desktop, the usual one of the tests last, with the smallest width of the drawn circle in each, in pixels. */
export const windows = [
  { width: 1280, height: 720, circle: 150 },
  { width: 1920, height: 1080, circle: 280 },
  { width: 1440, height: 900, circle: 210 },
];

/** Counts the different pictures of the data that a panel draws from now on, up to 20. */
export const countPictures = `(() => {
  const seen = new Set();
  globalThis.picturesSeen = () => seen.size;
  const look = () => {
    const canvas = document.querySelector('[data-testid="tile-data"] canvas');
    if (canvas !== null) seen.add(canvas.toDataURL());
    if (seen.size < 20) requestAnimationFrame(look);
  };
  look();
})()`;

/** What is wrong with the sizes in a panel, a phrase each. */
export async function faultsOf(panel: Frame, leastCircle: number): Promise<readonly string[]> {
  const { whole, above, below, toolbar, overflowing, cutOff } = await measurePanel(panel);
  const circle = await drawnWidth(panel, 'data');
  return [
    ...live.filter((name) => !whole.includes(name)).map((name) => `${name} is cut off`),
    ...overflowing.map((name) => `${name} needs more height than it has`),
    ...cutOff.map((name) => `the button ${name} is cut off`),
    ...(above > 130 ? [`${above} px above the first picture`] : []),
    ...(below > 34 ? [`${below} px below the last`] : []),
    ...(toolbar > 35 ? [`a toolbar of ${toolbar} px`] : []),
    ...(circle < leastCircle ? [`a circle of ${circle} px`] : []),
  ];
}
