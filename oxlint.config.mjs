// The rules of typescript-eslint, run by oxlint on TypeScript 7, which takes an eighth of ESLint's time.
import { defineConfig } from 'oxlint';
import tseslint from 'typescript-eslint';

/** The one rule of the sets that oxlint does not have. */
const missing = '@typescript-eslint/no-unsafe-class-instance-assignment';

const sets = [...tseslint.configs.strictTypeChecked, ...tseslint.configs.stylisticTypeChecked];
/** Of a rule that is in several of them, the last setting holds. */
const settings = Object.fromEntries(sets.flatMap((config) => Object.entries(config.rules ?? {})));
const rules = Object.fromEntries(
  Object.entries(settings)
    .filter(([name, setting]) => setting !== 'off' && name !== missing)
    .map(([name, setting]) => [name.replace('@typescript-eslint/', 'typescript/'), setting]),
);

export default defineConfig({
  plugins: ['typescript'],
  categories: { correctness: 'off' },
  options: { typeAware: true, reportUnusedDisableDirectives: 'error' },
  // The kernel is AssemblyScript, which has types of its own and its own compiler to check them.
  ignorePatterns: ['dist/', 'out/', '.cache/', 'src/autoencoder/wasm/kernel/', 'test/bench/peak/'],
  overrides: [
    {
      files: ['**/*.ts', '**/*.tsx'],
      rules: {
        ...rules,
        'typescript/consistent-type-assertions': [
          'error',
          { assertionStyle: 'as', objectLiteralTypeAssertions: 'never' },
        ],
        'typescript/consistent-type-definitions': ['error', 'interface'],
        'typescript/switch-exhaustiveness-check': 'error',
        // A number in a template string is text for people here, and always meant.
        'typescript/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
        'typescript/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      },
    },
    {
      files: ['test/**/*.ts'],
      rules: {
        'typescript/no-floating-promises': [
          'error',
          { allowForKnownSafeCalls: [{ from: 'package', package: 'node:test', name: ['it', 'describe'] }] },
        ],
      },
    },
  ],
});
