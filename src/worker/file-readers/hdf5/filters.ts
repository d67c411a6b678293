import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import h5wasm from 'h5wasm/node';

/** Has the library find the filters that it does not hold itself, such as Blosc, in `h5wasm-plugins`. */
export async function findFilters(): Promise<void> {
  const module = await h5wasm.ready;
  const folder = filterFolder().replaceAll(path.sep, '/');
  if (!module.get_plugin_search_paths().includes(folder)) module.insert_plugin_search_path(folder, 0);
}

/** Beside the bundle of this reader, or else in the package, where this runs from its source. */
function filterFolder(): string {
  const shipped = fileURLToPath(new URL('hdf5-filters', import.meta.url));
  if (existsSync(shipped)) return shipped;
  return path.join(path.dirname(createRequire(import.meta.url).resolve('h5wasm-plugins')), 'plugins');
}
