/** The compiler options, as a tsconfig.json has them, that VS Code gives to files that no tsconfig.json speaks for. */
export const implicitProject = {
  module: 'ESNext',
  moduleResolution: 'Bundler',
  target: 'ES2024',
  jsx: 'react-jsx',
  strict: true,
  allowJs: true,
  allowSyntheticDefaultImports: true,
  allowImportingTsExtensions: true,
  resolveJsonModule: true,
};
