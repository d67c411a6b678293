import type { WorkerProcess } from '../session/worker-process.js';
import type { WorkerSupply } from '../session/worker-supply.js';

/**
 * Gives out the worker processes of a sweep: one that has trained a point is taken for the next, since its code is
 * compiled and optimised by then. It says itself whether it can be.
 */
export class PointWorkers {
  private readonly idle = new Set<WorkerProcess>();

  constructor(private readonly supply: WorkerSupply) {}

  get options(): WorkerSupply['options'] {
    return this.supply.options;
  }

  take(): WorkerProcess {
    for (const worker of this.idle) {
      this.idle.delete(worker);
      return worker;
    }
    return this.supply.take();
  }

  giveBack(worker: WorkerProcess): void {
    this.idle.add(worker);
    worker.listen(
      () => undefined,
      () => this.idle.delete(worker),
    );
  }

  dispose(): void {
    for (const worker of this.idle) worker.kill();
    this.idle.clear();
  }
}
