// Bundles what tests start: `node --import=tsx test/support/build.ts`.
import { builtExtension } from './distribution.js';

await builtExtension();
