import assert from 'node:assert/strict';
import { panelPage, translationsElementId } from '../../../src/protocol/page.js';

const page = { title: 'Circle', nonce: 'n0', script: { uri: 'panel.js' }, style: { uri: 'panel.css' } };

/** Content of the element that holds the translations, as a browser reads it: up to the first end tag. */
function translationsIn(html: string): string | null {
  return (
    new RegExp(`<script id="${translationsElementId}" type="application/json">(.*?)</script`, 's').exec(html)?.[1] ??
    null
  );
}

describe('The page of the panel', () => {
  it('holds translations that can neither end their element nor open another', () => {
    const translations = { Loss: 'Verlust</script><script>alert(1)</script>', 'a < b': '<!-- <script "\u2028' };
    const html = panelPage({
      ...page,
      language: { tag: 'de"><b>', starting: 'Latent Atlas <b>startet', translations },
    });
    const held = translationsIn(html);
    assert.ok(held !== null);
    assert.doesNotMatch(held, /</);
    assert.deepEqual(JSON.parse(held), translations);
    assert.doesNotMatch(html, /<b>|alert\(1\)<\/script>/);
    assert.equal(html.match(/<script/g)?.length, 2, 'the translations and the script of the panel');
    assert.match(html, /<html lang="de&quot;&gt;&lt;b&gt;">/);
    assert.match(html, /Latent Atlas &lt;b&gt;startet/);
  });

  it('runs nothing but its script all the same', () => {
    const policy = (html: string): string | undefined => /Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1];
    const translated = panelPage({
      ...page,
      language: { tag: 'de', starting: '…', translations: { Loss: 'Verlust' } },
    });
    assert.equal(policy(translated), policy(panelPage(page)));
    assert.match(policy(translated) ?? '', /script-src 'nonce-n0';/);
  });

  it('holds none in English', () => {
    const html = panelPage(page);
    assert.equal(translationsIn(html), null);
    assert.match(html, /<html lang="en">/);
    assert.match(html, /Latent Atlas is starting…/);
  });
});
