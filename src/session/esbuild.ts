import type * as Esbuild from 'esbuild';

let loading: Promise<typeof Esbuild> | null = null;

/** esbuild with its native executable where that is installed, as WebAssembly elsewhere. */
export function loadEsbuild(): Promise<typeof Esbuild> {
  loading ??= import('esbuild').catch(() => import('esbuild-wasm'));
  return loading;
}
