import type { VNode } from 'preact';
import type { Numbered } from '../math/numbered.js';

/** The signs of the dimensions of homology, which come again from 3 on. */
export const dimensionSigns = ['dimension-0', 'dimension-1', 'dimension-2'] as const;

/** A shape for each of them, a path around the origin: a disc, a triangle, a square. */
export const diagramMarks = [
  'M-3.2,0a3.2,3.2 0 1,0 6.4,0a3.2,3.2 0 1,0 -6.4,0',
  'M0,-4.6L4.2,3H-4.2Z',
  'M-3.2,-3.2H3.2V3.2H-3.2Z',
] as const;

/** A disc for an encoder without two points of one code, a diamond for one with them, a square where none were sought. */
export const seedMarks = {
  untangled: 'M-4,0a4,4 0 1,0 8,0a4,4 0 1,0 -8,0',
  collides: 'M0,-5L5,0L0,5L-5,0Z',
  unknown: 'M-3.6,-3.6H3.6V3.6H-3.6Z',
} as const;

/** What a legend has a sign for. Its colour is that of the class `sign-<kind>`. */
export type MarkKind =
  | 'data'
  | 'train-points'
  | 'test-points'
  | 'category'
  | 'reconstruction'
  | 'decoded'
  | 'pair'
  | 'ellipses'
  | Numbered<'signal'>
  // Lines.
  | 'line'
  | 'train'
  | 'test'
  | 'validation'
  | 'previous'
  | 'bound'
  | 'forbidden'
  | 'sup'
  | 'chance'
  | 'noise-floor'
  | 'fit'
  | Numbered<'curve'>
  | Numbered<'run'>
  | Numbered<'baseline'>
  // Areas.
  | 'bar'
  | 'selected'
  | 'reading'
  | 'window'
  | 'band'
  | 'interval'
  | 'excluded'
  // Points of single views.
  | 'count'
  | 'hollow'
  | (typeof dimensionSigns)[number]
  | 'seed-shown'
  | 'seed-untangled'
  | 'seed-collides'
  | 'network-encoder'
  | 'network-latent'
  | 'network-decoder'
  | 'network-scale';

const line = <line x1="0" y1="5" x2="14" y2="5" />;
const disc = <circle cx="7" cy="5" r="3" />;
const diamond = <path d="M7 0.5 L11.5 5 L7 9.5 L2.5 5 Z" />;
const area = <rect x="0" y="0" width="14" height="10" />;
const outlined = <rect x="1" y="1" width="12" height="8" />;
const layer = <rect x="4" y="0" width="6" height="10" />;
const centred = (path: string): VNode => <path transform="translate(7, 5)" d={path} />;

/** A line through marks. @param k which of the marks. */
const marked = (k: number): VNode => (
  <>
    {line}
    {centred(diagramMarks[k])}
  </>
);

/** Two rings, each an outline with a hole. */
const rings =
  'M0 5 A3.5 4 0 1 0 7 5 A3.5 4 0 1 0 0 5 Z M1.3 5 A2.2 2.7 0 1 1 5.7 5 A2.2 2.7 0 1 1 1.3 5 Z ' +
  'M8 5 A3 1.9 0 1 0 14 5 A3 1.9 0 1 0 8 5 Z M9.2 5 A1.8 0.8 0 1 1 12.8 5 A1.8 0.8 0 1 1 9.2 5 Z';

/** What each sign looks like, in a box of 14 × 10. */
const marks = {
  data: <circle cx="7" cy="5" r="2.2" />,
  'train-points': disc,
  'test-points': disc,
  category: disc,
  reconstruction: (
    <>
      <circle cx="3" cy="6" r="2.6" class="sign-low" />
      <circle cx="7" cy="4" r="2.6" class="sign-middle" />
      <circle cx="11" cy="6" r="2.6" class="sign-high" />
    </>
  ),
  decoded: diamond,
  pair: <path d="M0 5 L3 2 L6 5 L3 8 Z M8 5 L11 2 L14 5 L11 8 Z M5 4.4 H9 V5.6 H5 Z" />,
  ellipses: <path d={rings} />,
  'signal-1': diamond,
  'signal-2': diamond,
  'signal-3': diamond,
  'signal-4': diamond,
  line,
  train: line,
  test: line,
  validation: line,
  previous: line,
  bound: line,
  forbidden: line,
  sup: line,
  chance: line,
  'noise-floor': line,
  fit: line,
  'curve-1': line,
  'curve-2': line,
  'curve-3': line,
  'curve-4': line,
  'run-1': marked(0),
  'run-2': marked(1),
  'run-3': marked(2),
  'run-4': marked(0),
  'baseline-1': line,
  'baseline-2': line,
  'baseline-3': line,
  'baseline-4': line,
  bar: outlined,
  selected: outlined,
  reading: area,
  window: area,
  band: area,
  interval: area,
  excluded: area,
  count: <path d="M6.4 0H7.6V2.5A2.5 2.5 0 0 1 7.6 7.5V10H6.4V7.5A2.5 2.5 0 0 1 6.4 2.5Z" />,
  hollow: centred(diagramMarks[0]),
  'dimension-0': centred(diagramMarks[0]),
  'dimension-1': centred(diagramMarks[1]),
  'dimension-2': centred(diagramMarks[2]),
  'seed-shown': <circle class="seed-shown" cx="7" cy="5" r="4.4" />,
  'seed-untangled': centred(seedMarks.untangled),
  'seed-collides': centred(seedMarks.collides),
  'network-encoder': layer,
  'network-latent': layer,
  'network-decoder': layer,
  'network-scale': <path class="network-scale" d="M7 0V10" />,
} satisfies Record<MarkKind, VNode>;

interface SignProps {
  readonly kind: MarkKind;
  /** For one of the reference. */
  readonly faded?: boolean;
  /** In CSS; left out where the style sheet knows it. */
  readonly color?: string | undefined;
}

/** The sign that stands for a layer in a legend. */
export const Sign = ({ kind, faded = false, color }: SignProps) => (
  <svg
    class={`sign sign-${kind}${faded ? ' faded' : ''}`}
    viewBox="0 0 14 10"
    aria-hidden="true"
    style={color === undefined ? undefined : { fill: color }}
  >
    {marks[kind]}
  </svg>
);
