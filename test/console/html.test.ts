import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { escapeHtml, html } from '../../gateway/console/html.js';

describe('markup', () => {
  test('escapes every value, in text and in attributes', () => {
    const evil = `"><script>alert('1')</script>&`;
    expect(html`<a title="${evil}">${evil}</a>`.markup).toBe(
      '<a title="&quot;&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;">&quot;&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;</a>',
    );
  });

  test('takes markup, lists and nothing at all as they are', () => {
    expect(html`<p>${html`<b>${1}</b>`}${['<', html`>`]}${null}${undefined}${false}</p>`.markup).toBe(
      '<p><b>1</b>&lt;></p>',
    );
  });

  test('never lets a sign of markup through', () => {
    fc.assert(fc.property(fc.string(), (text) => !/[<>"']/.test(escapeHtml(text))));
  });
});
