import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

export default defineConfig(
  // The kernel is AssemblyScript, which has types of its own and its own compiler to check them.
  { ignores: ['dist/', 'out/', '.cache/', 'node_modules/', 'src/autoencoder/wasm/kernel/', 'test/bench/peak/'] },
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-assertions': [
        'error',
        { assertionStyle: 'as', objectLiteralTypeAssertions: 'never' },
      ],
      '@typescript-eslint/consistent-type-definitions': ['error', 'interface'],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      // A number in a template string is text for people here, and always meant.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
    },
  },
  {
    files: ['webview/**/*.ts', 'webview/**/*.tsx', 'src/extension/**/*.ts', 'src/protocol/**/*.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector:
            "CallExpression[callee.object.name='l10n'][callee.property.name='t'][arguments.0.type!='Literal'][arguments.0.type!='ObjectExpression']",
          message: 'A message is one string, so that `npm run l10n` finds it.',
        },
        {
          selector: "ImportDeclaration[source.value='@vscode/l10n'] ImportSpecifier",
          message: 'Import all of it as l10n: `npm run l10n` finds l10n.t(…) alone.',
        },
        // `code` is what a user writes, and sup an operator.
        {
          selector: ":not(JSXElement[openingElement.name.name='code']) > JSXText[value=/(?!\\bsup\\b)\\b[A-Za-z]{2}/]",
          message: 'Words go through l10n.t(…).',
        },
        {
          selector:
            'JSXAttribute[name.name=/^(title|label|alt|placeholder|expected|face|aria-label|aria-valuetext)$/] > Literal[value=/[A-Za-z]{2}/]',
          message: 'Words go through l10n.t(…).',
        },
      ],
    },
  },
  {
    files: ['test/**/*.ts'],
    rules: {
      '@typescript-eslint/no-floating-promises': [
        'error',
        { allowForKnownSafeCalls: [{ from: 'package', package: 'node:test', name: ['it', 'describe'] }] },
      ],
    },
  },
);
