// Compiles the engine `native` from C, for every platform on any machine that has clang and lld. Without them it is left out.
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { cache, readManifest, root } from '../project.mjs';
import { makeWhole } from '../system/folders.mjs';
import { runCommand, tryCommand } from '../system/run-command.mjs';

const sources = path.join(root, 'src/autoencoder/native/kernel');
/** Numbers that the kernels and TypeScript share. */
const codes = path.join(root, 'src/autoencoder/wasm/codes.ts');
const headers = path.join(root, 'node_modules/node-api-headers');

/** Names of the compiler and of the linkers in Debian's packages, from the newest version; plain ones first. */
const versions = ['', '-21', '-20', '-19', '-18', '-17'];

const options = [
  ...['-std=c11', '-O3', '-ffreestanding', '-fvisibility=hidden', '-fno-math-errno', '-fno-strict-aliasing'],
  // A product and a sum are rounded once where the source says so, and nowhere else: all variants give the same bits.
  ...['-ffp-contract=off', '-Wall', '-Wextra', '-Werror', '-Wno-psabi', '-fno-stack-protector', '-fno-ident'],
];

/**
 * @typedef {object} Variant
 * @property {string} name
 * @property {readonly string[]} options
 */

/** @type {Readonly<Record<string, { readonly options: readonly string[], readonly variants: readonly Variant[] }>>} */
const processors = {
  x64: {
    options: ['-march=x86-64'],
    variants: [
      { name: 'Avx2', options: ['-march=x86-64-v3'] },
      { name: 'Avx512', options: ['-march=x86-64-v4', '-mprefer-vector-width=512'] },
    ],
  },
  arm64: { options: ['-mno-outline-atomics'], variants: [{ name: 'Neon', options: [] }] },
};

/**
 * @typedef {object} System
 * @property {Readonly<Record<string, string>>} triples of clang, by processor
 * @property {readonly string[]} options of clang
 * @property {(tools: Tools, arch: string, objects: readonly string[], file: string, folder: string) => Promise<unknown>} link
 */

/** @type {Readonly<Record<string, System>>} */
const systems = {
  linux: {
    triples: { x64: 'x86_64-linux-gnu', arm64: 'aarch64-linux-gnu' },
    options: ['-fPIC'],
    link: ({ lld }, _, objects, file) =>
      runCommand(lld('ld.lld'), ['-shared', '-s', '--hash-style=gnu', '-z', 'noexecstack', ...objects, '-o', file]),
  },
  darwin: {
    triples: { x64: 'x86_64-apple-macos11', arm64: 'arm64-apple-macos11' },
    options: ['-fPIC'],
    link: ({ lld }, arch, objects, file) =>
      runCommand(lld('ld64.lld'), [
        ...['-dylib', '-arch', arch === 'x64' ? 'x86_64' : 'arm64', '-platform_version', 'macos', '11.0', '11.0'],
        ...['-undefined', 'dynamic_lookup', '-adhoc_codesign', ...objects, '-o', file],
      ]),
  },
  win32: {
    triples: { x64: 'x86_64-pc-windows-msvc', arm64: 'aarch64-pc-windows-msvc' },
    options: [],
    link: async ({ lld }, arch, objects, file, folder) => {
      const machine = `/machine:${arch}`;
      // What the addon needs of Windows to find Node's functions in the running executable.
      const definition = path.join(folder, 'kernel32.def');
      writeFileSync(definition, 'LIBRARY KERNEL32.dll\nEXPORTS\n  GetModuleHandleA\n  GetProcAddress\n');
      const library = path.join(folder, 'kernel32.lib');
      await runCommand(lld('lld-link'), ['/lib', `/def:${definition}`, machine, `/out:${library}`]);
      const entries = ['napi_register_module_v1', 'node_api_module_get_api_version_v1'].map(
        (name) => `/export:${name}`,
      );
      await runCommand(lld('lld-link'), [
        ...['/dll', '/noentry', '/nodefaultlib', machine, ...entries, `/out:${file}`],
        ...[`/implib:${path.join(folder, 'unused.lib')}`, ...objects, library],
      ]);
    },
  },
};

/** The platforms that an addon is made for, as `process.platform` and `process.arch` name them. */
export const nativePlatforms = Object.keys(systems).flatMap((system) =>
  Object.keys(processors).map((arch) => `${system}-${arch}`),
);

/** This one, whether there is an addon for it or not. */
export const localPlatform = `${process.platform}-${process.arch}`;

/** File name of the addon for a platform. */
export const addonFile = (/** @type {string} */ platform) => `native-${platform}.node`;

/**
 * @typedef {object} Tools
 * @property {string} clang
 * @property {(name: string) => string} lld name of one of its linkers, as it is called here
 * @property {string} version first line of what clang says of itself
 */

/**
 * @returns {Promise<Tools | null>} null where there is no clang with an lld of the same version.
 */
export async function findTools() {
  const run = (/** @type {string} */ command) =>
    tryCommand(command, ['--version']).catch(() => ({ status: 127, output: '' }));
  for (const suffix of versions) {
    const { status, output } = await run(`clang${suffix}`);
    if (status !== 0 || /apple/i.test(output)) continue;
    const version = output.split('\n')[0];
    // Vector types with their functions are complete from this version on.
    if (Number(/version (\d+)/.exec(version)?.[1]) < 17) continue;
    if ((await run(`ld.lld${suffix}`)).status !== 0) continue;
    return { clang: `clang${suffix}`, lld: (name) => name + suffix, version };
  }
  return null;
}

/**
 * Writes the addons for some platforms into a folder, and removes others that an earlier build left there.
 * @param {string} folder
 * @param {readonly string[]} platforms
 * @returns {Promise<boolean>} false without a compiler or Node's headers; then no addon is written
 * @throws if one does not compile
 */
export async function buildNative(folder, platforms) {
  mkdirSync(folder, { recursive: true });
  for (const platform of nativePlatforms) rmSync(path.join(folder, addonFile(platform)), { force: true });
  const tools = await toolsToBuild();
  if (tools === null) return false;
  for (const platform of platforms)
    copyFileSync(await compiledAddon(platform, tools), path.join(folder, addonFile(platform)));
  return true;
}

/**
 * The addon for a platform; what was compiled from the same sources before is kept.
 * @param {string} platform
 * @returns {Promise<string | null>} its file, not to be changed: another process may have loaded it; null without a compiler or
 *   Node's headers
 * @throws if it does not compile
 */
export async function keptAddon(platform) {
  const tools = await toolsToBuild();
  return tools && compiledAddon(platform, tools);
}

/** @returns {Promise<Tools | null>} null without a compiler or Node's headers */
async function toolsToBuild() {
  return existsSync(headers) ? findTools() : null;
}

/**
 * @param {string} platform
 * @param {Tools} tools
 * @returns {Promise<string>} the file of the addon
 */
async function compiledAddon(platform, tools) {
  const kept = await makeWhole(path.join(cache, 'native', `${fingerprint(tools)}-${platform}`), async (folder) => {
    const [system, arch] = platform.split('-');
    const { triples, options: ofSystem, link } = systems[system];
    const { options: ofProcessor, variants } = processors[arch];
    const parts = path.join(folder, 'parts');
    mkdirSync(parts);
    const numbers = readFileSync(codes, 'utf8').matchAll(/^export const (\w+) = ([^;]+);/gm);
    const lines = [...numbers].map(([, name, value]) => `#define ${name} ${value}`);
    writeFileSync(path.join(parts, 'codes.h'), `#pragma once\n${lines.join('\n')}\n`);
    const compile = async (
      /** @type {string} */ source,
      /** @type {string} */ name,
      /** @type {readonly string[]} */ more,
    ) => {
      const object = path.join(parts, `${name}.o`);
      const file = path.join(sources, source);
      const include = ['-I', parts, '-isystem', path.join(headers, 'include')];
      const target = `--target=${triples[arch]}`;
      await runCommand(tools.clang, [target, ...options, ...ofSystem, ...more, ...include, '-c', file, '-o', object]);
      return object;
    };
    const objects = await Promise.all([
      compile('addon.c', 'addon', ofProcessor),
      compile('library.c', 'library', ofProcessor),
      ...variants.map(({ name, options: more }) =>
        compile('kernel.c', name, [...ofProcessor, ...more, `-DVARIANT=${name}`]),
      ),
    ]);
    await link(tools, arch, objects, path.join(folder, addonFile(platform)), parts);
    if (!existsSync(path.join(folder, addonFile(platform)))) throw new Error(`${platform}: the linker wrote no addon.`);
    rmSync(parts, { recursive: true });
  });
  return path.join(kept, addonFile(platform));
}

/** What the addons follow from. */
function fingerprint(/** @type {Tools} */ { version }) {
  const { 'node-api-headers': api } = readManifest().devDependencies;
  const hash = createHash('sha256').update(JSON.stringify([version, api]));
  const files = [
    fileURLToPath(import.meta.url),
    codes,
    ...readdirSync(sources)
      .sort()
      .map((name) => path.join(sources, name)),
  ];
  for (const file of files) hash.update(path.basename(file)).update(readFileSync(file));
  return hash.digest('hex').slice(0, 16);
}
