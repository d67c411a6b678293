import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Rooms and what each may import from; a room may always import from itself. */
const rooms: Readonly<Record<string, readonly string[]>> = {
  random: [],
  linear: [],
  autoencoder: ['random', 'linear'],
  dataset: ['random', 'autoencoder (types)'],
  protocol: ['autoencoder (types)'],
  analysis: ['dataset', 'random', 'linear', 'protocol (types)', 'autoencoder (types)'],
  run: ['analysis', 'autoencoder', 'dataset', 'protocol', 'random'],
  worker: ['run', 'autoencoder', 'dataset', 'protocol', 'version'],
  session: ['worker (messages)', 'protocol', 'autoencoder (types)'],
  cli: ['session', 'protocol', 'typescript-plugin', 'autoencoder (types)', 'version'],
  extension: ['session', 'protocol', 'autoencoder (types)', 'version'],
  'typescript-plugin': [],
  version: [],
  webview: ['protocol', 'autoencoder (types)'],
};

/** Modules of the platform that only some rooms may use. */
const platform: Readonly<Record<string, readonly string[]>> = {
  vscode: ['extension'],
  preact: ['webview'],
};

interface Import {
  readonly file: string;
  readonly typesOnly: boolean;
  readonly specifier: string;
}

const root = process.cwd();
const files = ['src', 'webview'].flatMap((folder) =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => path.posix.join(folder, file.replaceAll(path.sep, '/'))),
);

function importsOf(file: string): Import[] {
  const text = readFileSync(path.join(root, file), 'utf8');
  return [...text.matchAll(/^(?:import|export)\s+(?:[^'"();]*?\sfrom\s+)?['"]([^'"]+)['"]/gm)].map((match) => ({
    file,
    typesOnly: /^(?:import|export)\s+type\s/.test(match[0]),
    specifier: match[1],
  }));
}

function roomOf(file: string): string {
  const [top, second] = file.split('/');
  return top === 'webview' ? top : path.parse(second).name.replace(/\.d$/, '');
}

function problemWith({ file, specifier, typesOnly }: Import): string | null {
  const room = roomOf(file);
  const owners = Object.entries(platform).find(([name]) => specifier === name || specifier.startsWith(`${name}/`));
  if (owners !== undefined) return owners[1].includes(room) ? null : `${file} must not import ${specifier}`;
  if (
    specifier.startsWith('node:') &&
    ['webview', 'dataset', 'analysis', 'run', 'autoencoder', 'protocol'].includes(room)
  ) {
    return `${file} must not import ${specifier}`;
  }
  if (!specifier.startsWith('.')) return null;
  const target = path.posix.join(path.posix.dirname(file), specifier);
  if (!target.startsWith('src/') && !target.startsWith('webview/')) return null;
  const other = roomOf(target);
  if (other === room) return null;
  const allowed = rooms[room] ?? [];
  if (allowed.includes(other)) return null;
  if (allowed.includes(`${other} (types)`) && (typesOnly || path.parse(target).name === 'options')) return null;
  if (allowed.includes(`${other} (messages)`) && path.parse(target).name === 'messages') return null;
  return `${file} must not import ${specifier}: ${room} may use ${allowed.join(', ') || 'nothing'}`;
}

describe('rooms', () => {
  it('knows every folder of src', () => {
    const unknown = [...new Set(files.map(roomOf))].filter((room) => !(room in rooms));
    assert.deepEqual(unknown, []);
  });

  it('has imports that point downwards only', () => {
    const imports = files.flatMap(importsOf);
    assert.ok(imports.length > 100, `expected to find the imports, found ${imports.length}`);
    assert.deepEqual(
      imports.map(problemWith).filter((problem) => problem !== null),
      [],
    );
  });
});
