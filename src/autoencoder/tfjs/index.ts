/*
 * All of the engine `tfjs` that others use, in one module: it is a bundle of its own, as TensorFlow.js takes longer to load
 * than all the rest of the worker.
 */
export { createTfjsEngine } from './engine.js';
export { exportModels } from './export.js';
