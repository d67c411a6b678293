import { parseRgb, type Rgb } from './color-maps.js';

/** Colours of the current theme, for what CSS does not draw. */
export interface Theme {
  readonly background: Rgb;
  readonly foreground: Rgb;
  /** Of the reconstructions, beside the coloured data, and of points that carry no number. */
  readonly neutral: Rgb;
  /** Of the training sample. */
  readonly train: Rgb;
  /** Of the signals, in their order; used again from the first if there are more. */
  readonly signals: readonly Rgb[];
}

/** Reads the theme that the style sheet and the editor set for an element. */
export function readTheme(element: Element = document.body): Theme {
  const style = getComputedStyle(element);
  const painter = document.createElement('canvas').getContext('2d');
  // A 2D context turns every notation of a colour into one of two.
  const read = (name: string): Rgb => {
    if (painter === null) return [128, 128, 128];
    painter.fillStyle = style.getPropertyValue(name).trim();
    return parseRgb(painter.fillStyle);
  };
  return {
    background: read('--background'),
    foreground: read('--foreground'),
    neutral: read('--neutral'),
    train: read('--train'),
    signals: ['--signal-1', '--signal-2', '--signal-3', '--signal-4'].map(read),
  };
}

/** Calls back when the theme changes: the editor's, by its classes and variables, or the system's. */
export function watchTheme(changed: () => void): void {
  const observer = new MutationObserver(changed);
  observer.observe(document.body, {
    attributes: true,
    attributeFilter: ['class', 'data-vscode-theme-kind', 'data-vscode-theme-id'],
  });
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['style', 'class'] });
  for (const query of ['(prefers-color-scheme: dark)', '(prefers-contrast: more)', '(forced-colors: active)']) {
    matchMedia(query).addEventListener('change', changed);
  }
}
