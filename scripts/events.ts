// Writes the table of simulated events that an example trains on, examples/data/events.parquet: e⁺e⁻ → 4 jets at √s = 200 GeV,
// from the same phase space that dataset files have.
import path from 'node:path';
import { parquetWriteFile } from 'hyparquet-writer';
import type { FourMomentum } from '../src/dataset/phase-space/four-momentum.js';
import { createRambo } from '../src/dataset/phase-space/rambo.js';
import { decay } from '../src/dataset/phase-space/sequential.js';
import { createRandom, type Random } from '../src/random/random.js';
import { root } from './project.mjs';

/** Energies in GeV. */
const sqrtS = 200;
const mass = 80.4;
/** Of the mass, which the natural width and the detector smear. */
const resolution = 3;
/** Least mass of two jets that are told apart. */
const leastPairMass = 15;
/** Least transverse momentum of a jet that is seen: events have three or four. */
const leastTransverse = 8;
const counts = { background: 3200, signal: 800 } as const;

interface Event {
  readonly kind: keyof typeof counts;
  readonly weight: number;
  readonly jets: readonly FourMomentum[];
}

const masses = [0, 0, 0, 0];
const rambo = createRambo(masses, sqrtS);

/** Four jets of two particles of the same mass, each of which decays to two. */
function drawSignal(random: Random): Event {
  const [first, second] = [0, 1].map(() => mass + resolution * random.normal());
  const system: FourMomentum = [sqrtS, 0, 0, 0];
  const [a, b] = decay(system, sqrtS, first, second, random);
  return { kind: 'signal', weight: 1, jets: [...decay(a, first, 0, 0, random), ...decay(b, second, 0, 0, random)] };
}

/**
 * Flat four-body phase space, with a weight for the soft and collinear ways in which quarks radiate: 1/m² of the two pairs
 * of jets of the smallest mass. A model, not a matrix element.
 */
function drawBackground(random: Random): Event {
  const jets = rambo(random);
  const [m1, m2] = pairMasses(jets);
  return { kind: 'background', weight: 1 / (m1 * m2) ** 2, jets };
}

/** Of all pairs, the smallest first. */
function pairMasses(jets: readonly FourMomentum[]): readonly number[] {
  return jets
    .flatMap((a, i) =>
      jets.slice(i + 1).map((b) => Math.sqrt(2 * (a[0] * b[0] - a[1] * b[1] - a[2] * b[2] - a[3] * b[3]))),
    )
    .sort((x, y) => x - y);
}

function drawAll(kind: keyof typeof counts, draw: (random: Random) => Event): readonly Event[] {
  const random = createRandom(0, kind === 'signal' ? 'signal' : 'train');
  const events: Event[] = [];
  while (events.length < counts[kind]) {
    const event = draw(random);
    const seen = event.jets.filter(([, x, y]) => Math.hypot(x, y) > leastTransverse);
    if (pairMasses(event.jets)[0] > leastPairMass && seen.length >= 3) events.push({ ...event, jets: seen });
  }
  const mean = events.reduce((sum, { weight }) => sum + weight, 0) / events.length;
  return events.map((event) => ({ ...event, weight: event.weight / mean }));
}

const byTransverse = (jets: readonly FourMomentum[]): readonly FourMomentum[] =>
  jets.toSorted((a, b) => Math.hypot(b[1], b[2]) - Math.hypot(a[1], a[2]));
const events = [...drawAll('background', drawBackground), ...drawAll('signal', drawSignal)].map((event) => ({
  ...event,
  jets: byTransverse(event.jets),
}));
/** To four digits: more would only make the file larger. */
const rounded = (x: number): number => Number(x.toPrecision(4));
const lists = (of: (jet: FourMomentum) => number): number[][] =>
  events.map(({ jets }) => jets.map((jet) => rounded(of(jet))));

const list = (name: string) =>
  [
    { name, repetition_type: 'REQUIRED', num_children: 1, converted_type: 'LIST' },
    { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
    { name: 'element', type: 'FLOAT', repetition_type: 'REQUIRED' },
  ] as const;
parquetWriteFile({
  filename: path.join(root, 'examples/data/events.parquet'),
  schema: [
    { name: 'root', num_children: 5 },
    { name: 'kind', type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type: 'REQUIRED' },
    { name: 'weight', type: 'FLOAT', repetition_type: 'REQUIRED' },
    ...list('jet_pt'),
    ...list('jet_eta'),
    ...list('jet_phi'),
  ],
  columnData: [
    { name: 'kind', data: events.map(({ kind }) => kind) },
    { name: 'weight', data: events.map(({ weight }) => rounded(weight)) },
    { name: 'jet_pt', data: lists(([, x, y]) => Math.hypot(x, y)) },
    { name: 'jet_eta', data: lists(([, x, y, z]) => Math.asinh(z / Math.hypot(x, y))) },
    { name: 'jet_phi', data: lists(([, x, y]) => Math.atan2(y, x)) },
  ],
});
