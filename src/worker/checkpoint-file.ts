import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import * as v from 'valibot';
import { isWhole, readHeader, recordHeaderBytes, recordOf } from '../protocol/event-record.js';
import { pack, unpack } from '../protocol/pack.js';
import { ResumeError } from '../protocol/resume-error.js';
import type { RunCheckpoint } from '../run/checkpoint.js';
import type { Samples } from '../run/samples.js';

/** What a file with a checkpoint holds. */
export interface CheckpointContent {
  readonly run: RunCheckpoint;
  /** SHA-256 of the samples, hexadecimal. */
  readonly samples: string;
  /** Number of events before it, other than pictures. */
  readonly events: number;
}

const floats = v.instance(Float32Array);
const random = v.object({ words: v.pipe(v.array(v.number()), v.length(4)), spare: v.nullable(v.number()) });
const reading = v.nullable(v.object({ parts: v.array(v.array(v.number())), random }));
const loss = v.object({ step: v.number(), loss: v.number() });

const contentSchema = v.object({
  run: v.object({
    trainer: v.object({
      step: v.number(),
      parameters: floats,
      moments: v.array(floats),
      batches: v.object({ order: v.instance(Uint32Array), next: v.number(), random, reading }),
      pointNoise: v.nullable(random),
      codeNoise: v.nullable(random),
    }),
    loss: v.object({ sum: v.number(), steps: v.number(), last: v.nullable(v.number()) }),
    trainingTime: v.number(),
    frameStep: v.number(),
    validation: v.nullable(
      v.object({
        best: v.nullable(v.object({ ...loss.entries, parameters: v.nullable(floats) })),
        last: v.nullable(loss),
        withoutImprovement: v.number(),
      }),
    ),
  }),
  samples: v.string(),
  events: v.number(),
}) satisfies v.GenericSchema<unknown, CheckpointContent>;

/** The bytes of a file: one record, as in an event log, so that damage shows. */
export function checkpointBytes(content: CheckpointContent): Uint8Array<ArrayBuffer> {
  return recordOf(pack(content), 0);
}

/** @throws ResumeError where the file cannot be read, or is damaged. */
export async function readCheckpoint(file: string): Promise<CheckpointContent> {
  try {
    const bytes = await readFile(file);
    const header = readHeader(bytes, 0);
    const payload = bytes.subarray(recordHeaderBytes, recordHeaderBytes + (header?.length ?? 0));
    if (header === null || payload.length < header.length || !isWhole(payload, header))
      throw new Error('it is damaged');
    const packed = new ArrayBuffer(payload.length);
    new Uint8Array(packed).set(payload);
    return v.parse(contentSchema, unpack(packed));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ResumeError(
      `This run cannot be resumed: its checkpoint cannot be read (${reason}). Train again instead.`,
      { cause: error },
    );
  }
}

/** SHA-256 of all that was drawn or read for a run, hexadecimal. */
export function hashOfSamples({ train, validation, test, signals, hunted, streamed }: Samples): string {
  const hash = createHash('sha256');
  for (const sample of [train, validation, test, ...signals.map((signal) => signal.sample), hunted]) {
    if (sample === null) continue;
    const { count, points, weights, labels } = sample;
    hash.update(new Uint8Array(pack({ count, points, weights, labels })));
  }
  // Of a sample that is read part by part, a part is in memory.
  hash.update(streamed?.hash ?? '');
  return hash.digest('hex');
}
