// Words go through l10n.t(…), by rules on the syntax alone; oxlint.config.mjs has the rules that need types.
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

export default defineConfig({
  files: ['webview/**/*.ts', 'webview/**/*.tsx', 'src/extension/**/*.ts', 'src/protocol/**/*.ts'],
  languageOptions: { parser: tseslint.parser },
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
});
