import assert from 'node:assert/strict';
import { besideLine } from '../../../webview/views/histogram/beside-line.js';

describe('The name beside an upright line', () => {
  const texts = ['no network below 1', 'bound 1'] as const;

  it('is long where there is room, to the right if it can', () => {
    assert.deepEqual(besideLine(100, texts, [0, 100, 300]), { text: 'no network below 1', isRight: true });
    assert.deepEqual(besideLine(200, texts, [0, 200, 300]), { text: 'no network below 1', isRight: false });
  });

  it('is short rather than across the next line', () => {
    assert.deepEqual(besideLine(100, texts, [0, 100, 170, 400]), { text: 'bound 1', isRight: true });
    assert.deepEqual(besideLine(100, texts, [20, 100, 130, 400]), { text: 'bound 1', isRight: false });
  });

  it('stands on the side with more room where there is little on both', () => {
    assert.deepEqual(besideLine(30, texts, [0, 30, 50]), { text: 'bound 1', isRight: false });
  });
});
