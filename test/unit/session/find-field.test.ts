import assert from 'node:assert/strict';
import { findField } from '../../../src/session/find-field.js';

const code = `var definition = (0, m.defineDataset)({
  manifold: (0, m.union)([
    (0, m.circle)({
      radius: -1 }) ]),
  autoencoder: {
    latent:
      (0, m.spherical)(-1)
  }
});
`;

describe('the place of a field in a bundle', () => {
  it('is that of the property, of the definition or of an argument', () => {
    assert.deepEqual(findField(code, 'autoencoder.latent', null), { line: 6, column: 5 });
    assert.deepEqual(findField(code, 'circle.radius', null), { line: 4, column: 7 });
  });

  it('is that of the call where an argument is no object', () => {
    assert.equal(findField(code, 'spherical(dimension)', { line: 7, column: 23 })?.line, 7);
    assert.equal(findField(code, 'union(parts).0', { line: 2, column: 25 })?.line, 2);
  });
});
