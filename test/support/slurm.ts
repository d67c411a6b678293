import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { access, chmod, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { cpus, hostname, tmpdir, totalmem } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { eventually } from './eventually.js';

const execute = promisify(execFile);

/** Debian's packages of these names. */
const programs = { munge: 'munged', slurmctld: 'slurmctld', slurmd: 'slurmd', 'slurm-client': 'sbatch' };

/** Why no Slurm can be started here, in a line; null if it can. Installs it where the packages and the right are there. */
export async function slurmProblem(): Promise<string | null> {
  if (process.platform !== 'linux') return 'the Slurm tests need Linux';
  if (process.getuid?.() !== 0) return 'the Slurm tests need root, to start slurmctld, slurmd and munged';
  if (await hasAll()) return null;
  const packages = Object.keys(programs);
  const install = ['install', '--yes', '--quiet', '--no-install-recommends', ...packages];
  try {
    await execute('apt-get', install, { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }, timeout: 120_000 });
  } catch {
    return `the Slurm tests need the packages ${packages.join(', ')}, which cannot be installed here`;
  }
  return (await hasAll()) ? null : `the Slurm tests need ${Object.values(programs).join(', ')}`;
}

async function hasAll(): Promise<boolean> {
  const found = await Promise.all(
    Object.values(programs).map((name) =>
      Promise.any((process.env.PATH ?? '').split(':').map((folder) => access(path.join(folder, name)))).then(
        () => true,
        () => false,
      ),
    ),
  );
  return found.every(Boolean);
}

/** A Slurm of one node, without systemd and cgroups, in a temporary folder. */
export class Slurm {
  private readonly daemons: ChildProcess[] = [];

  private constructor(readonly folder: string) {}

  /** What commands of Slurm have to find it by. */
  get environment(): NodeJS.ProcessEnv {
    return { ...process.env, SLURM_CONF: path.join(this.folder, 'slurm.conf') };
  }

  static async start(): Promise<Slurm> {
    const slurm = new Slurm(await mkdtemp(path.join(tmpdir(), 'slurm-')));
    for (const name of ['state', 'spool', 'log', 'munge']) await mkdir(slurm.at(name));
    // Others may read the folder: munged and its clients ask for that.
    await chmod(slurm.folder, 0o755);
    await writeFile(slurm.at('munge', 'key'), randomBytes(1024), { mode: 0o400 });
    await writeFile(slurm.at('slurm.conf'), slurm.configuration());
    const munge = ['key-file=key', 'socket=socket', 'pid-file=pid', 'log-file=log', 'seed-file=seed'].map((option) => {
      const [name, file] = option.split('=');
      return `--${name}=${slurm.at('munge', file)}`;
    });
    slurm.daemons.push(spawn('munged', ['--foreground', '--force', ...munge], { stdio: 'ignore' }));
    await eventually('the socket of munged', () =>
      access(slurm.at('munge', 'socket')).then(
        () => true,
        () => false,
      ),
    );
    slurm.startController();
    slurm.daemons.push(spawn('slurmd', ['-D', '-c', '-f', slurm.at('slurm.conf')], { stdio: 'ignore' }));
    await eventually('an idle node', async () =>
      (await slurm.run('sinfo', '-h', '-o', '%T').catch(() => '')).includes('idle'),
    );
    return slurm;
  }

  /** Starts slurmctld, which reads the jobs that it kept on disk. */
  startController(): ChildProcess {
    const controller = spawn('slurmctld', ['-D', '-f', this.at('slurm.conf')], { stdio: 'ignore' });
    this.daemons.push(controller);
    return controller;
  }

  /**
   * Kills slurmctld once what it knows of the jobs is on disk, and starts it again: of tasks that it has forgotten, it
   * starts a second copy, which slurmd refuses, and drains the node.
   */
  async restartController(): Promise<void> {
    const from = Date.now();
    await eventually('the state of the jobs on disk', () =>
      stat(this.at('state', 'job_state')).then(
        ({ mtimeMs }) => mtimeMs > from,
        () => false,
      ),
    );
    const pid = Number(await readFile(this.at('slurmctld.pid'), 'utf8'));
    process.kill(pid, 'SIGKILL');
    this.startController();
    await eventually('slurmctld to answer', async () =>
      (await this.run('scontrol', 'ping').catch(() => '')).includes('UP'),
    );
  }

  async run(command: string, ...words: readonly string[]): Promise<string> {
    return (await execute(command, words, { env: this.environment })).stdout;
  }

  async stop(): Promise<void> {
    await this.run('scancel', '--user=root').catch(() => '');
    await eventually('an empty queue', async () => (await this.run('squeue', '-h').catch(() => '')) === '');
    // On SIGTERM slurmd would wait for what it cannot tell to anybody any more.
    for (const daemon of this.daemons.toReversed()) daemon.kill('SIGKILL');
    const running = this.daemons.filter(({ exitCode, signalCode }) => exitCode === null && signalCode === null);
    await Promise.all(running.map((daemon) => new Promise((resolve) => daemon.once('exit', resolve))));
    await rm(this.folder, { recursive: true, force: true });
  }

  at(...parts: readonly string[]): string {
    return path.join(this.folder, ...parts);
  }

  private configuration(): string {
    const host = hostname().split('.')[0];
    const memory = Math.floor((totalmem() / 2 ** 20) * 0.8);
    const values: Readonly<Record<string, string | number>> = {
      ClusterName: 'atlas',
      SlurmctldHost: `${host}(127.0.0.1)`,
      SlurmUser: 'root',
      SlurmdUser: 'root',
      AuthType: 'auth/munge',
      AuthInfo: `socket=${this.at('munge', 'socket')}`,
      CryptoType: 'crypto/munge',
      SlurmctldPort: 26_817,
      SlurmdPort: 26_818,
      StateSaveLocation: this.at('state'),
      SlurmdSpoolDir: this.at('spool'),
      SlurmctldPidFile: this.at('slurmctld.pid'),
      SlurmdPidFile: this.at('slurmd.pid'),
      SlurmctldLogFile: this.at('log', 'slurmctld.log'),
      SlurmdLogFile: this.at('log', 'slurmd.log'),
      ProctrackType: 'proctrack/linuxproc',
      TaskPlugin: 'task/none',
      JobAcctGatherType: 'jobacct_gather/none',
      AccountingStorageType: 'accounting_storage/none',
      MpiDefault: 'none',
      SwitchType: 'switch/none',
      SelectType: 'select/cons_tres',
      SelectTypeParameters: 'CR_Core',
      SchedulerType: 'sched/backfill',
      SchedulerParameters: 'sched_interval=2,bf_interval=2,batch_sched_delay=0',
      ReturnToService: 2,
      SlurmctldParameters: 'enable_configless',
      MaxArraySize: 16,
      InactiveLimit: 0,
      KillWait: 5,
      MinJobAge: 300,
    };
    const lines = Object.entries(values).map(([name, value]) => `${name}=${value}`);
    const node = `NodeName=${host} NodeAddr=127.0.0.1 CPUs=${cpus().length} RealMemory=${memory} State=UNKNOWN`;
    const partition = `PartitionName=main Nodes=${host} Default=YES MaxTime=INFINITE State=UP`;
    return [...lines, node, partition, ''].join('\n');
  }
}
