import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Rooms and what each may import from; a room may always import from itself. */
const rooms: Readonly<Record<string, readonly string[]>> = {
  digits: [],
  holding: [],
  random: [],
  linear: [],
  layers: ['autoencoder (types)'],
  model: ['layers', 'autoencoder (types)'],
  autoencoder: ['random', 'linear', 'layers'],
  dataset: ['digits', 'random', 'linear', 'autoencoder (types)'],
  protocol: ['digits', 'holding', 'autoencoder (types)'],
  analysis: ['digits', 'holding', 'dataset', 'random', 'linear', 'protocol (types)', 'autoencoder (types)'],
  statements: ['digits', 'autoencoder', 'dataset', 'protocol', 'analysis'],
  run: [
    'digits',
    'holding',
    'layers',
    'model',
    'analysis',
    'statements',
    'autoencoder',
    'dataset',
    'protocol',
    'random',
    'linear',
  ],
  worker: ['run', 'model', 'autoencoder', 'dataset', 'protocol', 'version'],
  session: ['worker (messages)', 'protocol', 'autoencoder (types)'],
  sweep: ['session', 'worker (messages)', 'protocol', 'autoencoder (types)', 'version'],
  node: ['sweep', 'session', 'protocol', 'autoencoder (types)'],
  cli: [
    'digits',
    'node',
    'sweep',
    'worker (messages)',
    'session',
    'protocol',
    'typescript-plugin',
    'autoencoder (types)',
    'version',
  ],
  extension: ['session', 'sweep', 'protocol', 'autoencoder (types)', 'typescript-plugin (types)', 'version'],
  'typescript-plugin': [],
  version: [],
  webview: ['digits', 'holding', 'protocol', 'layers', 'autoencoder (types)'],
};

/** Modules of the platform that only some rooms may use. */
const platform: Readonly<Record<string, readonly string[]>> = {
  vscode: ['extension'],
  preact: ['webview'],
};

/** Rooms of the panel, from above: each may import from those after it. */
const floors = [
  'panel',
  'shell',
  'views',
  'tile',
  'points',
  'charts',
  'elements',
  'export',
  'state',
  'drawing',
  'math',
  'words',
] as const;

/**
 * Files that stand in no folder: those that put the panel together, and those that say things in the user's language.
 */
const floorOfFile: Readonly<Record<string, (typeof floors)[number]>> = {
  panel: 'panel',
  app: 'panel',
  host: 'panel',
  decoder: 'panel',
  'draw-pace': 'panel',
  player: 'panel',
  language: 'words',
  format: 'words',
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
    ['webview', 'dataset', 'analysis', 'run', 'autoencoder', 'protocol', 'model'].includes(room)
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

/** The floor of a file of the panel; null if it is on none. */
function floorOf(file: string): string | null {
  const [, second, ...inner] = file.split('/');
  if (inner.length === 0) return floorOfFile[path.parse(second).name] ?? null;
  return floors.find((floor) => floor === second) ?? null;
}

/** The name of the view that a file belongs to; null for what is of none, such as the list of all. */
function viewOf(file: string): string | null {
  const [, second, third, ...inner] = file.split('/');
  return second === 'views' && inner.length > 0 ? third : null;
}

function problemInPanel({ file, specifier }: Import): string | null {
  const target = path.posix.join(path.posix.dirname(file), specifier);
  if (!specifier.startsWith('.') || !target.startsWith('webview/') || target.endsWith('.css')) return null;
  const [from, to] = [floorOf(file), floorOf(target)];
  if (from === null || to === null) return `${file} imports ${specifier}: expected both to be in a room of the panel`;
  const [above, below] = [from, to].map((floor) => floors.findIndex((one) => one === floor));
  if (above > below) return `${file} must not import ${specifier}: ${to} is above ${from}`;
  const [view, other] = [viewOf(file), viewOf(target)];
  return view !== null && view !== other && to === 'views'
    ? `${file} must not import ${specifier}: a view knows of no other`
    : null;
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

  it('has imports inside the panel that point downwards, and none from one view to another', () => {
    const imports = files.filter((file) => file.startsWith('webview/')).flatMap(importsOf);
    assert.ok(imports.length > 300, `expected to find the imports of the panel, found ${imports.length}`);
    assert.deepEqual(
      imports.map(problemInPanel).filter((problem) => problem !== null),
      [],
    );
  });
});
