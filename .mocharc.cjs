// tsx compiles the panel's JSX, in files that no other tsconfig.json has together with the tests, by this one.
process.env.TSX_TSCONFIG_PATH = `${__dirname}/test/tsx.tsconfig.json`;

module.exports = { import: 'tsx', timeout: 600000 };
