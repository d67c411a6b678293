import type { Box } from './placing.js';

/** A short text in a picture. */
export interface Label {
  readonly key: string;
  readonly text: string;
  /** Where it stands: its start, middle or end, halfway up. */
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'middle' | 'end';
  readonly kind: 'tick' | 'axis-name';
}

/** Width of a letter, on average, and height of a line, in CSS pixels. */
const letters = { tick: 6.2, 'axis-name': 7 };
const lineHeight = 11;
/** What must stay free between two texts: where the edges of two axes meet, their numbers must not read as one. */
const gap = { x: 15, y: 2 };

/** The box of its words. */
export function boxOf(label: Label): Box {
  const [left, right] = extent(label);
  return { left, right, top: label.y - lineHeight / 2, bottom: label.y + lineHeight / 2 };
}

/** The labels that lie on none before them. */
export function withoutOverlap(labels: readonly Label[]): readonly Label[] {
  const kept: Label[] = [];
  for (const label of labels) {
    if (!kept.some((other) => overlap(label, other))) kept.push(label);
  }
  return kept;
}

function overlap(a: Label, b: Label): boolean {
  const [a0, a1] = extent(a);
  const [b0, b1] = extent(b);
  return a0 < b1 && b0 < a1 && Math.abs(a.y - b.y) < lineHeight + gap.y;
}

function extent({ text, x, anchor, kind }: Label): readonly [number, number] {
  const width = text.length * letters[kind];
  const start = x - { start: 0, middle: width / 2, end: width }[anchor];
  return [start - gap.x / 2, start + width + gap.x / 2];
}
