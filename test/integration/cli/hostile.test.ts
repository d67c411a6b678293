// Code of a dataset file that does what it should not: each time an error with its place, the status 3, and nothing left.
import assert from 'node:assert/strict';
import { eventually } from '../../support/eventually.js';
import { isGone } from '../../support/is-gone.js';
import { circleText } from '../session/support.js';
import { CommandLine } from './support.js';

interface Case {
  readonly what: string;
  /** On line 2, before the definition. */
  readonly code: string;
  readonly message: RegExp;
}

const cases: readonly Case[] = [
  {
    what: 'an endless loop in a timer',
    code: 'setTimeout(() => { while (true); }, 1);',
    message: /no sign of life for 3 s/,
  },
  {
    what: 'an endless loop after a promise',
    code: 'void Promise.resolve().then(() => { while (true); });',
    message: /no sign of life for 3 s/,
  },
  {
    what: 'a promise that is rejected',
    code: "void Promise.reject(new Error('nobody listens'));",
    message: /nobody listens/,
  },
  { what: 'an error in a timer', code: "setTimeout(() => { throw new Error('too late'); }, 1);", message: /too late/ },
  { what: 'process.exit', code: 'process.exit(0);', message: /process\.exit\(\) ends the run/ },
  { what: 'process.send', code: 'process.send!(null);', message: /process\.send is not a function/ },
  {
    what: 'junk on the channel of the worker',
    code: "import { writeSync } from 'node:fs'; writeSync(3, 'junk');",
    message: /fs\.writeSync\(3\): expected a file that the dataset file has opened/,
  },
  {
    what: 'an error whose stack is no text',
    code: "const e = new Error('odd'); Object.assign(e, { stack: 5 }); throw e;",
    message: /odd/,
  },
  {
    what: 'an error that cannot be read',
    code: "throw { toString() { throw new Error('no'); } };",
    message: /a value that cannot be shown as text/,
  },
  {
    what: 'an error whose message throws',
    code: "const e = new Error('m'); Object.defineProperty(e, 'message', { get() { throw 1; } }); throw e;",
    message: /Uncaught|cannot be shown/,
  },
  {
    what: 'an object without a prototype as error',
    code: 'throw Object.create(null);',
    message: /cannot be shown as text/,
  },
];

/** Has a program write to the channel: one that Node starts has what it is given. */
const writes = (program: string): string =>
  "import { spawnSync } from 'node:child_process'; console.log('worker', process.pid); " +
  `spawnSync('sh', ['-c', ${JSON.stringify(program)}], { stdio: ['ignore', 'ignore', 'ignore', 3] });`;

/** The mark of all messages is no secret to who looks for it. */
const forged = (rest: string): string =>
  "import { readFileSync } from 'node:fs'; import { spawnSync } from 'node:child_process'; console.log('worker', process.pid); " +
  "const mark = /\"mark\":\"([0-9a-f]+)/.exec(readFileSync('/proc/self/cmdline', 'latin1'))![1]; " +
  `const input = Buffer.concat([Buffer.from(mark, 'hex'), ${rest}]); ` +
  "spawnSync('sh', ['-c', 'cat >&3'], { input, stdio: ['pipe', 'ignore', 'ignore', 3] });";

const intrusions: readonly { readonly what: string; readonly code: string }[] = [
  { what: 'a word', code: writes('printf junk >&3') },
  { what: 'a byte', code: writes('printf x >&3') },
  { what: 'a line without an end', code: writes('head -c 5000000 /dev/zero >&3') },
  { what: 'JSON', code: writes('echo \'{"kind":"done","isReusable":true}\' >&3') },
  // What Node has beside `node:fs`.
  { what: 'it is closed', code: "console.log('worker', process.pid); process.binding('fs').close(3);" },
  {
    what: 'a second socket',
    code: "import { Socket } from 'node:net'; console.log('worker', process.pid); new Socket({ fd: 3 }).end('junk');",
  },
  { what: 'the mark of a message alone', code: forged('Buffer.alloc(0)') },
  { what: 'half a message', code: forged('Buffer.from([0, 1, 0, 0, 7])') },
  { what: 'a message larger than all', code: forged('Buffer.from([100, 0, 0, 0, 7])') },
  { what: 'bytes that are no message', code: forged('Buffer.from([0, 0, 0, 3, 1, 2, 3])') },
  {
    what: 'a message of an unknown kind',
    code: forged(
      "(bytes => Buffer.concat([Buffer.from([0, 0, 0, bytes.length]), bytes]))(require('node:v8').serialize({ kind: 'else' }))",
    ),
  },
  {
    what: 'a message that is a number',
    code: forged(
      "(bytes => Buffer.concat([Buffer.from([0, 0, 0, bytes.length]), bytes]))(require('node:v8').serialize(5))",
    ),
  },
];

describe('Command line with a hostile dataset file', () => {
  let line: CommandLine;
  before(async () => {
    line = await CommandLine.open();
  });
  after(() => line.close());

  for (const [index, { what, code, message }] of cases.entries()) {
    it(`tells where it is: ${what}`, async () => {
      const file = await line.write(`hostile-${index}.dataset.ts`, circleText({ more: code, steps: 10_000_000 }));
      const { status, stdout, stderr } = await line.run('train', file, '--quiet', '--timeout', '3', '--out', 'out');
      assert.equal(status, 3, stderr);
      assert.equal(stdout, '');
      assert.match(stderr, message);
      const place = /hostile-\d+\.dataset\.ts:(\d+):\d+: /.exec(stderr);
      assert.ok(place !== null, stderr);
      if (!/cannot be shown|odd/.test(stderr)) assert.equal(place[1], '2', stderr);
      assert.doesNotMatch(stderr, /worker\.cjs|cli\.cjs/);
    });
  }

  for (const [index, { what, code }] of intrusions.entries()) {
    it(`does not wait for its worker, whose channel is disturbed: ${what}`, async () => {
      const file = await line.write(`channel-${index}.dataset.ts`, circleText({ more: code, steps: 20_000 }));
      const { status, stdout, stderr } = await line.run('train', file, '--quiet', '--timeout', '3', '--out', 'channel');
      assert.equal(status, 3, stderr);
      assert.equal(stdout, '');
      assert.match(stderr, /channel-\d+\.dataset\.ts:\d+:\d+: .*(?:file descriptor 3|Uncaught Error: .*EEXIST)/);
      const worker = Number(/^worker (\d+)$/m.exec(stderr)?.[1]);
      await eventually('the worker is gone', () => isGone(worker));
    });
  }

  it('imports a module while it runs', async () => {
    const code = "void import('node:os').then(({ EOL }) => console.log(EOL.length + 40));";
    const file = await line.write('import.dataset.ts', circleText({ more: code }));
    const { status, stderr } = await line.run('train', file, '--quiet', '--out', 'import');
    assert.equal(status, 0, stderr);
    assert.match(stderr, /^41$/m);
  });

  it('passes over what is written to the pipes of the worker', async () => {
    const code = "import { writeSync } from 'node:fs'; writeSync(4, 'garbage\\n');";
    const file = await line.write('pipes.dataset.ts', circleText({ more: code }));
    const { status, stderr } = await line.run('train', file, '--quiet', '--out', 'pipes');
    assert.equal(status, 0, stderr);
  });

  it('ends where a stream writes to the channel of the worker', async () => {
    const code = "import { createWriteStream } from 'node:fs'; createWriteStream('', { fd: 3 }).write('junk');";
    const file = await line.write('stream.dataset.ts', circleText({ more: code }));
    const { status, stderr } = await line.run('train', file, '--quiet', '--out', 'stream');
    assert.notEqual(status, 0);
    assert.match(stderr, /fs\.write\(3\): expected a file that the dataset file has opened/);
  });

  it('ends with what the file started, which may hold its pipes', async () => {
    const code =
      "import { spawn } from 'node:child_process'; console.log('child', spawn('sleep', ['600'], { stdio: 'inherit' }).pid);";
    const file = await line.write('child.dataset.ts', circleText({ more: code }));
    const { status, stderr } = await line.run('train', file, '--quiet', '--out', 'child');
    assert.equal(status, 0, stderr);
    const child = Number(/^child (\d+)$/m.exec(stderr)?.[1]);
    await eventually('the child is gone', () => isGone(child));
  });

  it('prints the first ten thousand lines of a flood', async () => {
    const file = await line.write(
      'flood.dataset.ts',
      circleText({ more: "for (let k = 0; k < 50_000; k++) console.log('drop', k);" }),
    );
    const { status, stderr } = await line.run('train', file, '--quiet', '--out', 'flood');
    assert.equal(status, 0);
    assert.equal(stderr.match(/^drop/gm)?.length, 10_000);
    assert.match(stderr, /the others are left out/);
  });

  it('leaves no worker when it is killed, not even one in an endless loop', async () => {
    const code = "console.log('worker', process.pid); setTimeout(() => { while (true); }, 1);";
    const file = await line.write('orphan.dataset.ts', circleText({ more: code }));
    const { child, ended } = line.start('train', file, '--quiet', '--timeout', '3600', '--out', 'orphan');
    let said = '';
    child.stderr?.on('data', (bytes: Buffer) => (said += bytes.toString()));
    const worker = await eventually(
      'the worker says who it is',
      () => Number(/^worker (\d+)$/m.exec(said)?.[1]) || null,
    );
    child.kill('SIGKILL');
    await ended;
    await eventually('the worker is gone', () => isGone(worker));
  });

  it('keeps to the memory that it is told', async () => {
    const code = 'const held: Float64Array[] = []; for (;;) held.push(new Float64Array(2 ** 20).fill(1));';
    const file = await line.write('memory.dataset.ts', circleText({ more: code }));
    const { status, stderr } = await line.run('check', file, '--memory-limit', '400');
    assert.equal(status, 3);
    assert.match(
      stderr,
      /at most 400 MiB in all\. The limit is the setting latentAtlas\.memoryLimit, or --memory-limit/,
    );
  });
});
