import * as l10n from '@vscode/l10n';
import type { Explanation } from './explanation.js';

/** What a view shows, by which formulas, and where these are from. */
export function ExplanationText(props: { readonly title: string; readonly explanation: Explanation }) {
  const { title } = props;
  const { drawn, formulas, look, references } = props.explanation;
  return (
    <div class="explanation">
      <h3>{title}</h3>
      <p>{drawn}</p>
      <dl class="formulas">
        {formulas.map(({ formula, meaning }) => (
          <div key={formula}>
            <dt>{withSubscripts(formula)}</dt>
            <dd>{withSubscripts(meaning)}</dd>
          </div>
        ))}
      </dl>
      <p>
        <strong>{l10n.t('Look for')}</strong> {look}
      </p>
      <h4>{l10n.t({ message: 'From', comment: 'heads the list of publications' })}</h4>
      <ul>
        {references.map(({ text, place, url }) => (
          <li key={text + place}>
            <a href={url} target="_blank" rel="noreferrer">
              {text}
            </a>
            {place === '' ? '' : `, ${place}`}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Lowers the character after each underscore, of which Unicode has no small one. */
const withSubscripts = (text: string) =>
  text.split(/_(.)/u).map((part, i) => (i % 2 === 1 ? <sub key={i}>{part}</sub> : part));
