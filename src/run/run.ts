import { inOneGo } from '../analysis/pieces.js';
import { codeSize } from '../autoencoder/architecture.js';
import type { Engine, Trainer } from '../autoencoder/engine.js';
import { testLearningRates } from '../autoencoder/learning-rate-test.js';
import { learningRateFactor } from '../autoencoder/schedule.js';
import type { DatasetDefinition } from '../dataset/definition.js';
import { isTable } from '../dataset/draw.js';
import type { RunDescription, TrainedNetwork } from '../protocol/description.js';
import type { RunEvent, RunFrame, RunStarted } from '../protocol/events.js';
import type { MeasureName } from '../protocol/panel.js';
import { analyse } from './analyse.js';
import { createCadence, createLiveGovernor } from './cadence.js';
import { requireSameRun, type LossRecord, type RunCheckpoint } from './checkpoint.js';
import { declaredStatements } from '../statements/declared.js';
import { networkShape } from '../statements/network-shape.js';
import { conclude } from './conclude.js';
import { describeRun, fileSeed, type RunSource } from './describe.js';
import { evaluateSamples, type SampleEvaluations } from './evaluations.js';
import { createFrameMaker } from './frame.js';
import type { Guard } from './guard.js';
import { createInjectivityMeter } from './injectivity-meter.js';
import { planLatentScan, type PlannedScan } from './latent-scan.js';
import { createLoss } from './loss.js';
import { everythingOf } from './measures/sample-statements.js';
import { createModel, type Model } from './model.js';
import { trainedNetwork } from './network.js';
import { createPicture, pictureCost, type Picture } from './picture.js';
import { suggestionsOf } from './result.js';
import { head } from './sample.js';
import { collectSamples, type Samples } from './samples.js';
import { resolveSettings, type RunSettings } from './settings.js';
import { hasOneScale, learnStandardization } from './standardization.js';
import type { ReadTable } from './table-behind.js';
import { trainedDecoder } from './trained-decoder.js';
import type { OpenStream, StreamedSource } from './stream-samples.js';
import { trainingSource } from './training-source.js';
import { createValidation, type Validation } from './validation.js';
import { warmStart } from './warm-start.js';

/** What a run is made from. */
export interface RunOptions {
  readonly definition: DatasetDefinition;
  readonly source: RunSource;
  /** A seed instead of the file's; null for the file's. */
  readonly seed: number | null;
  /** A number of steps instead of the file's; null for the file's. */
  readonly steps: number | null;
  /** A network to go on from where only the data have changed since; null to start afresh. */
  readonly previous: TrainedNetwork | null;
  /** A run that was interrupted, to go on with from a checkpoint; null to begin a run. */
  readonly resumed: ResumedRun | null;
  readonly engine: Engine;
  /** Threads that may share a step of the engine. */
  readonly threads: number;
  /** Whether frames and analyses are recorded while it trains. */
  readonly isRecorded: boolean;
  readonly guard: Guard;
  readonly readTable: ReadTable;
  /** Not given where every table is read as a whole. */
  readonly openStream?: OpenStream;
  /** Milliseconds from any origin; for the cadence of live frames and for speeds, never for results. */
  readonly now: () => number;
  readonly emit: (event: RunEvent) => void;
}

/** A run that was interrupted. */
export interface ResumedRun {
  readonly run: RunDescription;
  readonly checkpoint: RunCheckpoint;
  /** @throws ResumeError where the samples are not those that the run began with. */
  readonly check: (samples: Samples) => void;
}

/** Points of the test sample on which the loss is measured while training goes on. */
const lossCount = 1500;
/** Coordinates of these points at most, unless they are few. */
const lossNumbers = 2 ** 18;
const leastLossCount = 200;

const oneScaleChoice = 'one scale for all columns: most have the same lowest value, as the pixels of images do';

/** Training went wrong by itself: the loss is not a number any more. */
export class DivergenceError extends Error {
  override readonly name = 'DivergenceError';
}

/** A run from its samples to its result; its driver decides when it continues. */
export class Run {
  readonly description: RunDescription;
  readonly model: Model;
  /** Whether somebody is watching: live frames are made only then. */
  live = false;
  private readonly cadence;
  private readonly makeFrame: (step: number) => RunFrame;
  private readonly governor = createLiveGovernor();
  private readonly steps: number;
  private readonly shown: number;
  private readonly declared;
  private readonly lossOf: () => number;
  private readonly validation: { readonly monitor: Validation; readonly lossOf: () => number } | null;
  private trainingTime = 0;
  /** Since the last progress event, and the mean that it gave. */
  private loss: LossRecord = { sum: 0, steps: 0, last: null };
  private frameStep = -1;
  private hasEnded = false;
  private isOutOfRows = false;

  /**
   * Draws the samples, compiles the network and emits the first events. A run that is resumed emits none: its readers have
   * them.
   * @throws SamplingError, ResumeError, or whatever the dataset file throws.
   */
  static async start(options: RunOptions): Promise<Run> {
    const { definition, engine, guard, resumed } = options;
    const seed = options.seed ?? fileSeed(definition);
    const samples = await collectSamples(definition, seed, guard, options.readTable, options.openStream);
    const rows = { train: samples.trainCount, validation: samples.validation?.count ?? 0 };
    const resolved = resolveSettings(definition, samples.train.dimension, rows, { seed, steps: options.steps });
    const oneScale = resolved.standardize === 'auto' && isTable(definition.manifold) && hasOneScale(samples.trained);
    const settings = oneScale ? { ...resolved, choices: [...resolved.choices, oneScaleChoice] } : resolved;
    const standardization = learnStandardization(samples.trained, settings.standardize, oneScale);
    const inMemory = trainingSource(samples.trained, standardization);
    const from = resumed?.checkpoint.trainer.batches.reading ?? null;
    const { batchSize } = settings.training;
    const stream = samples.streamed?.windows(inMemory.first, standardization, batchSize, from) ?? null;
    const trainer = engine.compile(
      {
        architecture: settings.architecture,
        ...settings.training,
        points: stream ?? inMemory,
      },
      options.threads,
    );
    const describe = (isWarm: boolean): RunDescription =>
      describeRun(definition, settings, samples, standardization, engine, trainer.threads, options.source, isWarm);
    const fresh = describe(false);
    if (resumed !== null) {
      requireSameRun(resumed.run, fresh);
      resumed.check(samples);
      // The part of the sample that it was in.
      await stream?.untilReady();
      trainer.restore(resumed.checkpoint.trainer);
    }
    const parameters = warmStart(options.previous, fresh);
    if (parameters !== null) trainer.setParameters(parameters);
    const picture = createPicture(definition, samples, guard);
    const started: RunStarted = {
      kind: 'started',
      run: resumed?.run ?? describe(parameters !== null),
      ...picture.started,
    };
    if (resumed !== null) return new Run(options, settings, samples, started, picture, trainer, stream);
    options.emit(started);
    for (const message of samples.warnings) options.emit({ kind: 'warning', message });
    return new Run(options, settings, samples, started, picture, trainer, stream);
  }

  private constructor(
    readonly options: RunOptions,
    readonly settings: RunSettings,
    readonly samples: Samples,
    started: RunStarted,
    picture: Picture,
    readonly trainer: Trainer,
    private readonly stream: StreamedSource | null,
  ) {
    const { ambientDimension, latent } = settings.architecture;
    const { standardization } = started.run.autoencoder;
    const checkpoint = options.resumed?.checkpoint ?? null;
    this.description = started.run;
    this.model = createModel(trainer, ambientDimension, standardization);
    this.steps = settings.training.steps;
    this.declared = declaredStatements(options.definition.manifold, networkShape(settings.architecture));
    const injectivityOf = createInjectivityMeter(
      picture.points.errorMaps,
      options.definition.manifold,
      ambientDimension,
      latent,
    );
    this.makeFrame = createFrameMaker(
      picture.points,
      { axesOf: picture.axesOf, injectivityOf },
      this.model,
      ambientDimension,
      started.projection ?? null,
    );
    // Each coordinate of a batch goes forwards, and backwards for the gradients of what it is and of the weights.
    const trained = 3 * this.steps * settings.training.batchSize * ambientDimension;
    this.cadence = createCadence(this.steps, pictureCost(started, codeSize(latent)), trained);
    this.shown = started.display.count;
    const affordable = Math.max(leastLossCount, Math.floor(lossNumbers / ambientDimension));
    this.lossOf = createLoss(trainer, head(samples.test, Math.min(lossCount, affordable)), standardization);
    this.validation =
      settings.validation !== null && samples.validation !== null
        ? {
            monitor: createValidation(settings.validation, this.steps, checkpoint?.validation ?? undefined),
            lossOf: createLoss(trainer, samples.validation, standardization),
          }
        : null;
    if (checkpoint === null) this.report(this.options.now());
    else ({ loss: this.loss, trainingTime: this.trainingTime, frameStep: this.frameStep } = checkpoint);
  }

  get step(): number {
    return this.trainer.step;
  }

  /** Where training is, for a run that goes on from here to the same bits; null before the first step. */
  checkpoint(): RunCheckpoint | null {
    const { trainer, loss, trainingTime, frameStep, validation } = this;
    const state = trainer.state();
    if (state === null) return null;
    return { trainer: state, loss, trainingTime, frameStep, validation: validation?.monitor.state ?? null };
  }

  /** Whether all steps are done, or training has ended early. */
  get isComplete(): boolean {
    return this.step >= this.steps || this.isExhausted;
  }

  /** Whether the validation loss has fallen no more for as long as early stopping is patient. */
  private get isExhausted(): boolean {
    return this.validation?.monitor.isExhausted ?? false;
  }

  /**
   * Trains for about this many milliseconds, or to the end.
   * @throws DivergenceError where the loss, or what the network makes of the data, is not a number any more.
   */
  advance(milliseconds: number): void {
    this.advanceTo(this.steps, milliseconds);
  }

  /** Trains for about that many milliseconds, and no further than that step. */
  advanceTo(step: number, milliseconds: number): void {
    const { now } = this.options;
    const end = now() + milliseconds;
    while (!this.isComplete && this.step < step && now() < end) {
      if (!this.trainTo(Math.min(step, this.nextStop(end - now())))) break;
    }
  }

  /**
   * Resolves once there are rows to train on; null where there are.
   * @throws what reading them did.
   */
  untilRows(): Promise<void> | null {
    if (this.stream === null || !this.isOutOfRows) return null;
    return this.stream.untilReady().then(() => {
      this.isOutOfRows = false;
    });
  }

  /** Mean squared error on a part of the test sample, in the units that the network sees. */
  testLoss(): number {
    return this.measureTestLoss();
  }

  /** Parameters of the network as it is now, in the order of `layout`. */
  parameters(): Float32Array {
    return this.trainer.parameters();
  }

  /** Trains one step and shows it. */
  advanceOneStep(): void {
    if (!this.isComplete) this.trainTo(this.step + 1);
    this.showNow();
  }

  /** Tries learning rates on a network of its own, and tells what it found. */
  testLearningRates(): void {
    const { engine, emit } = this.options;
    const { architecture, training } = this.settings;
    const points = trainingSource(this.samples.trained, this.description.autoencoder.standardization);
    emit({ kind: 'learningRates', test: testLearningRates(engine, { architecture, ...training, points }) });
  }

  /** A frame of the present step, whatever the cadence. */
  showNow(): void {
    if (this.frameStep !== this.step) this.emitFrame(this.options.now());
  }

  /** Says what the sample alone proves of every network of this shape, and what it is estimated to be; takes some seconds. */
  examineSample(): void {
    const { samples, model, declared } = this;
    const { definition, emit } = this.options;
    const { manifold } = definition;
    const { proven, estimates, warnings } = inOneGo(
      everythingOf(
        {
          sample: samples.train,
          shape: networkShape(this.settings.architecture),
          manifold,
          seed: this.description.seed,
        },
        () => true,
      ),
    );
    const analysis = analyse(this.step, model, samples, evaluateSamples(model, samples), manifold, declared, null);
    emit({
      ...analysis,
      statements: [...declared.statements, ...proven.sampleStatements, ...estimates],
      suggestions: suggestionsOf(declared, proven),
    });
    for (const message of warnings) emit({ kind: 'warning', message });
  }

  /** What to train to find the smallest latent space that holds the data, see {@link planLatentScan}; takes a second or so. */
  planLatentScan(seeds: readonly number[] | null): PlannedScan {
    return planLatentScan(this.options.definition, this.settings, this.samples.train, seeds);
  }

  /** The last frame, the full analysis and the result. */
  finish(): void {
    inOneGo(this.finishing(() => true));
  }

  /**
   * The same in steps, each of about a second at most.
   * @param isWanted asked before each measure; where it says no, the rest are left out of the result.
   * @param tell is told of each measure before it is taken.
   * @returns what the network in the end makes of the samples.
   */
  *finishing(
    isWanted: () => boolean,
    tell: (measure: MeasureName) => void = () => undefined,
  ): Generator<void, SampleEvaluations> {
    this.end();
    this.showNow();
    if (this.loss.steps > 0) this.emitProgress(this.measureTestLoss());
    const { description, model, samples, declared, shown } = this;
    const { definition, emit, guard } = this.options;
    const { architecture } = this.settings;
    const { standardization } = description.autoencoder;
    const parameters = this.trainer.parameters();
    return yield* conclude(
      {
        definition,
        description,
        samples,
        network: trainedNetwork(architecture, parameters, standardization, model),
        declared,
        shown,
        guard,
        emit,
        step: this.step,
        reason: this.step >= this.steps ? 'completed' : this.isExhausted ? 'early' : 'stopped',
        figures: () => ({
          steps: this.step,
          seconds: this.trainingTime / 1000,
          trainLoss: this.loss.last,
          testLoss: createLoss(this.trainer, samples.test, standardization)(),
          validation: this.validation?.monitor.result ?? null,
        }),
        decoder: trainedDecoder(architecture, parameters),
      },
      isWanted,
      tell,
    );
  }

  /** Where training pauses next: to report, or because the time is over. */
  private nextStop(milliseconds: number): number {
    const { interval } = this.cadence;
    const report = Math.min(
      this.steps,
      (Math.floor(this.step / interval) + 1) * interval,
      this.validation?.monitor.nextAfter(this.step) ?? Infinity,
    );
    const speed = this.step === 0 ? 0 : this.step / this.trainingTime;
    return Math.min(report, this.step + Math.max(1, Math.floor(speed * milliseconds)));
  }

  /** @returns whether there were rows to train on. */
  private trainTo(stop: number): boolean {
    const { now } = this.options;
    const from = now();
    const wanted = stop - this.step;
    const losses = this.trainer.trainSteps(wanted);
    this.isOutOfRows = losses.length < wanted;
    if (losses.length === 0) return false;
    // One by one, so that how steps are grouped changes no bit of the sum.
    const sum = losses.reduce((total, loss) => total + loss, this.loss.sum);
    this.trainingTime += now() - from;
    this.requireFinite('loss', sum);
    this.loss = { ...this.loss, sum, steps: this.loss.steps + losses.length };
    if (this.validation?.monitor.isDue(this.step) === true) this.validate();
    if (this.isComplete) this.end();
    this.report(now());
    return true;
  }

  private validate(): void {
    if (this.validation === null) return;
    const { monitor, lossOf } = this.validation;
    const loss = lossOf();
    monitor.take(this.step, loss, () => this.trainer.parameters());
    this.options.emit({ kind: 'validation', step: this.step, loss });
  }

  /** No step comes after this one: puts the best network instead of the last, where that is wanted. */
  private end(): void {
    if (this.hasEnded) return;
    this.hasEnded = true;
    // Where that fails there is nothing to lose: it was only read.
    this.stream?.close().catch(() => undefined);
    // Where the user stopped training, this step has not been measured yet.
    if (this.validation !== null && this.step > 0 && this.validation.monitor.result?.last.step !== this.step)
      this.validate();
    const best = this.validation?.monitor.bestParameters ?? null;
    if (best === null) return;
    this.trainer.setParameters(best);
    this.frameStep = -1;
  }

  private report(time: number): void {
    const { interval, isFrame, isTested, isAnalysis } = this.cadence;
    const isBoundary = this.step % interval === 0 || this.isComplete;
    const { isRecorded } = this.options;
    const isPictured = (isRecorded && isFrame(this.step)) || this.isComplete;
    if ((isBoundary && isPictured) || (this.live && this.governor.isDue(time))) this.emitFrame(time);
    if (isBoundary && this.loss.steps > 0) {
      this.emitProgress(isTested(this.step) || this.isComplete ? this.measureTestLoss() : null);
    }
    if (isRecorded && isBoundary && isAnalysis(this.step) && !this.isComplete) {
      const { definition, emit } = this.options;
      const { model, samples } = this;
      const evaluations = evaluateSamples(model, samples);
      emit(analyse(this.step, model, samples, evaluations, definition.manifold, this.declared, null));
    }
  }

  private emitFrame(from: number): void {
    const frame = this.makeFrame(this.step);
    // The loss of a step is that before its update, which may be the one that goes too far.
    this.requireFinite('sup ρ', frame.sup);
    this.frameStep = this.step;
    this.options.emit(frame);
    this.governor.made(from, this.options.now());
  }

  private emitProgress(testLoss: number | null): void {
    const { optimizer, schedule } = this.settings.training;
    const trainLoss = this.loss.sum / this.loss.steps;
    this.loss = { sum: 0, steps: 0, last: trainLoss };
    this.options.emit({
      kind: 'progress',
      step: this.step,
      trainLoss,
      testLoss,
      learningRate: optimizer.learningRate * learningRateFactor(schedule, this.step - 1, this.steps),
      stepsPerSecond: this.trainingTime > 0 ? (1000 * this.step) / this.trainingTime : null,
    });
  }

  /** On a part of the test sample: the whole of it is for the result. */
  private measureTestLoss(): number {
    return this.requireFinite('test loss', this.lossOf());
  }

  /** @throws DivergenceError */
  private requireFinite(what: string, value: number): number {
    if (Number.isFinite(value)) return value;
    throw new DivergenceError(
      `Training diverged by step ${this.step}: expected a finite ${what}, got ${value}. ` +
        'Try a smaller learning rate, or standardize: true.',
    );
  }
}
