import { spawn } from 'node:child_process';
import { root } from '../project.mjs';

/**
 * Runs the program without a word on standard output.
 * @throws Error if it does not end with status 0.
 */
export function runQuietly(words: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['dist/cli.cjs', ...words, '--quiet'], {
      cwd: root,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    child.on('error', reject);
    child.on('close', (status) => {
      if (status === 0) resolve();
      else reject(new Error(`latent-atlas ${words.join(' ')}: expected exit status 0, got ${status}`));
    });
  });
}
