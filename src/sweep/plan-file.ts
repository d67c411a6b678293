import * as v from 'valibot';
import { engineChoices } from '../autoencoder/options.js';
import type { LatentScan } from '../protocol/sweep-table.js';
import type { KnownFile } from '../worker/messages.js';

/** Successive halving: after some steps only the best share of the points goes on. */
export interface Halving {
  /** η, an integer from 2: one point in η goes on after each rung. */
  readonly reduction: number;
  /** Steps of the first rung; each next has η times as many. */
  readonly leastSteps: number;
}

/**
 * Of which points the run directories are kept: of all; of all, but with pictures of the training for the first alone; or of
 * the first.
 */
export const keptRuns = ['all', 'ends', 'first'] as const;
export type KeptRuns = (typeof keptRuns)[number];

/** What a sweep is, apart from its points: `plan.json` of its directory, which never changes. */
export interface SweepPlan {
  /** Follows from all that decides the results. */
  readonly id: string;
  /** Name of the dataset. */
  readonly name: string;
  /** The dataset file: absolute, and as the user gave it. */
  readonly file: string;
  readonly label: string;
  /** SHA-256 of the bundle. */
  readonly hash: string;
  /** Data files as they were when the sweep was planned. */
  readonly data: readonly KnownFile[];
  /** What varies: whole paths of fields, and names of the user's own parameters. */
  readonly fields: readonly string[];
  /** Number of points, and SHA-256 of their list. */
  readonly points: number;
  readonly pointsHash: string;
  readonly engine: (typeof engineChoices)[number];
  /** Instead of the file's; null for the file's. */
  readonly steps: number | null;
  /** Null if every point is trained to its end. */
  readonly halving: Halving | null;
  readonly keepRuns: KeptRuns;
  /** Null unless it looks for the smallest latent space. */
  readonly latentScan: LatentScan | null;
  /** Bytes and milliseconds that a run may take without a sign of life. */
  readonly limits: { readonly memory: number; readonly time: number };
  /** Version of this program. */
  readonly version: string;
}

const text = v.string();
const count = v.number();

const planSchema = v.object({
  id: text,
  name: text,
  file: text,
  label: text,
  hash: text,
  data: v.array(v.object({ file: text, bytes: count, changed: count, hash: text })),
  fields: v.array(text),
  points: count,
  pointsHash: text,
  engine: v.picklist(engineChoices),
  steps: v.nullable(count),
  halving: v.nullable(v.object({ reduction: count, leastSteps: count })),
  keepRuns: v.picklist(keptRuns),
  latentScan: v.nullable(
    v.object({
      ...{ radius: count, ambientDimension: count, dimension: v.nullable(count), isEstimated: v.boolean() },
      noiseFloor: v.optional(v.nullable(count), null),
    }),
  ),
  limits: v.object({ memory: count, time: count }),
  version: text,
});

/** @throws Error where the text is no plan. */
export const parsePlan = (json: string): SweepPlan => v.parse(planSchema, JSON.parse(json));
