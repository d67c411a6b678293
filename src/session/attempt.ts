import type { RunCommand, RunReply, RunRequest } from '../protocol/commands.js';
import { unpackEvent } from '../protocol/event-log.js';
import type { RunEvent } from '../protocol/events.js';
import type { Fault } from '../protocol/fault.js';
import type { FromWorker, RawFault, StartRun } from '../worker/messages.js';
import type { Bundle } from './bundle.js';
import { limitWords, locateFault, monitorFault } from './locate.js';
import { Requests } from './requests.js';
import type { WorkerEnd, WorkerProcess } from './worker-process.js';
import type { WorkerSupply } from './worker-supply.js';

/** Smallest milliseconds that a run may take to stop by itself before its process is ended. */
const stopTime = 10_000;

/** What an attempt tells, in order. */
export type AttemptNews =
  | Extract<
      FromWorker,
      {
        readonly kind:
          | 'status'
          | 'measuring'
          | 'resumed'
          | 'checkpoint'
          | 'parameters'
          | 'artefact'
          | 'reading'
          | 'dependency'
          | 'matched'
          | 'planned'
          | 'trainedUntil'
          | 'done';
      }
    >
  | { readonly kind: 'event'; readonly event: RunEvent; readonly packed: ArrayBuffer }
  | { readonly kind: 'failed'; readonly fault: Fault }
  /** Its process is gone, after an error of its own or because it did not stop by itself. */
  | { readonly kind: 'ended' };

/** One bundle given to one worker process: from its start to its result, and on while its network answers questions. */
export class Attempt {
  private readonly requests = new Requests();
  private readonly worker: WorkerProcess;
  private isEnded = false;
  private begun = false;
  private over = false;
  private hasFailed = false;
  private stopTimer: NodeJS.Timeout | null = null;

  constructor(
    private readonly supply: Pick<WorkerSupply, 'options' | 'take'>,
    private readonly bundle: Bundle,
    job: Omit<StartRun, 'kind' | 'file' | 'code' | 'hash'>,
    private readonly tell: (news: AttemptNews) => void,
  ) {
    this.worker = supply.take();
    this.worker.listen(
      (message) => this.receiveAny(message),
      (end) => this.workerEnded(end),
    );
    const { file, code, hash } = bundle;
    this.worker.send({ kind: 'start', file, code, hash, ...job });
  }

  /** Whether its run has begun: its definition is good and its samples are drawn. */
  get hasBegun(): boolean {
    return this.begun;
  }

  /** Whether its run is over, though its network may still answer. */
  get isOver(): boolean {
    return this.over;
  }

  command(command: RunCommand): void {
    this.worker.send(command);
  }

  /** Has checkpoints of the run written from now on. @param folder absolute. */
  keepCheckpoints(folder: string): void {
    this.worker.send({ kind: 'keepCheckpoints', folder });
  }

  /** Stops the run, with a result of what is done; ends it if there is nothing yet, or where it does not stop. */
  stop(): void {
    this.command({ kind: 'stop' });
    if (!this.begun) this.giveUp();
    // What is measured at its end runs code of the dataset file too.
    else this.stopTimer ??= setTimeout(() => this.giveUp(), Math.max(stopTime, this.supply.options.limits.time));
  }

  /** Asks the network as it is now. */
  request(request: RunRequest): Promise<RunReply> {
    if (this.isEnded) return Promise.resolve(noNetwork(request));
    return this.requests.ask(request.request, () => this.worker.send(request));
  }

  /** Ends it at once and without a word. */
  end(): void {
    this.letGo();
    this.worker.kill();
  }

  /** Lets go of its process once it is over, for another run. */
  handOver(): WorkerProcess {
    this.letGo();
    return this.worker;
  }

  private giveUp(): void {
    this.end();
    this.tell({ kind: 'ended' });
  }

  private letGo(): void {
    this.isEnded = true;
    this.over = true;
    this.clearStopTimer();
    this.requests.refuseAll('The run has ended.');
  }

  private clearStopTimer(): void {
    if (this.stopTimer !== null) clearTimeout(this.stopTimer);
    this.stopTimer = null;
  }

  /** Code of the dataset file can send what it likes: that is to be no error of the session. */
  private receiveAny(message: FromWorker): void {
    try {
      this.receive(message);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      const text = `The worker process sent what nobody expects (${reason}). Does the dataset file write to file descriptor 3?`;
      this.letGo();
      this.worker.kill();
      this.fail({ phase: 'background', message: text, stack: null, field: null, ofDataset: true });
      this.tell({ kind: 'ended' });
    }
  }

  private fail(fault: RawFault): void {
    this.hasFailed = true;
    this.tell({ kind: 'failed', fault: locateFault(fault, this.bundle) });
  }

  private receive(message: FromWorker): void {
    switch (message.kind) {
      case 'ready':
        return;
      case 'event': {
        const event = unpackEvent(message.packed);
        if (event.kind === 'started') this.begun = true;
        this.tell({ kind: 'event', event, packed: message.packed });
        return;
      }
      case 'failed':
        this.fail(message.fault);
        return;
      case 'done':
        this.over = true;
        this.clearStopTimer();
        this.tell(message);
        return;
      case 'answer':
      case 'refusal':
        this.requests.answer(message);
        return;
      case 'resumed':
        this.begun = true;
        this.tell(message);
        return;
      case 'status':
      case 'measuring':
      case 'checkpoint':
      case 'parameters':
      case 'artefact':
      case 'reading':
      case 'dependency':
      case 'matched':
      case 'planned':
      case 'trainedUntil':
        this.tell(message);
        return;
      // Nobody has asked it for that.
      case 'dataFile':
      case 'found':
      default:
        throw new Error(`a message of no known kind: ${typeof message}`);
    }
  }

  private workerEnded(end: WorkerEnd): void {
    this.letGo();
    // What it said before it ended says why.
    if (!this.hasFailed) this.tell({ kind: 'failed', fault: this.faultOf(end) });
    this.tell({ kind: 'ended' });
  }

  private faultOf(end: WorkerEnd): Fault {
    const { limits } = this.supply.options;
    if (end.kind === 'monitor') return monitorFault(end.report, limits, this.bundle);
    const { outOfMemory, description } = end;
    const message = outOfMemory
      ? `The dataset file needs too much memory: expected at most ${Math.round(limits.memory / 2 ** 20)} MiB in all. ` +
        limitWords('memory')
      : `The worker process ended unexpectedly (${description}). The log of Latent Atlas may say more.`;
    const phase = this.begun ? 'internal' : 'sampling';
    const field = outOfMemory ? 'manifold' : null;
    return locateFault({ phase, message, stack: null, field, ofDataset: outOfMemory }, this.bundle);
  }
}

/** The answer where no network is in memory. */
export function noNetwork({ request }: RunRequest): RunReply {
  return { kind: 'refusal', request, message: 'There is no network in memory.' };
}
