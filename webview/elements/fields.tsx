import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { useUniqueId } from './unique-id.js';

export interface Option<T> {
  readonly value: T;
  readonly text: string;
}

/** A choice of one of several; nothing if there is no choice. */
export function Choice<T>(props: {
  readonly label: string;
  readonly value: T;
  readonly options: readonly Option<T>[];
  readonly onChange: (value: T) => void;
}) {
  const { label, value, options, onChange } = props;
  if (options.length < 2) return null;
  // Values may be objects that are equal without being the same.
  const wanted = JSON.stringify(value);
  const index = options.findIndex((option) => JSON.stringify(option.value) === wanted);
  return (
    <label class="choice">
      <span>{label}</span>
      <select value={String(index)} onChange={(event) => onChange(options[Number(event.currentTarget.value)].value)}>
        {options.map(({ text }, i) => (
          <option key={text} value={String(i)}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}

/** Names that a field proposes at once: the browser lays out all of them. */
const mostProposed = 200;

/** A field for the name of one of many things: proposes those that have what is typed in them. */
export function SearchField<T extends { readonly name: string }>(props: {
  readonly label: string;
  readonly testId: string;
  readonly options: readonly T[];
  readonly onChoose: (option: T) => void;
}) {
  const { label, testId, options, onChoose } = props;
  const id = useUniqueId();
  const [typed, setTyped] = useState('');
  const wanted = typed.toLowerCase();
  const proposed = options.filter(({ name }) => name.toLowerCase().includes(wanted)).slice(0, mostProposed);
  const take = (text: string): void => {
    setTyped(text);
    const found = options.find(({ name }) => name === text);
    if (found !== undefined) onChoose(found);
  };
  return (
    <label class="choice search">
      <span>{label}</span>
      <input
        type="text"
        list={id}
        data-testid={testId}
        value={typed}
        placeholder={options[0]?.name}
        onInput={(event) => take(event.currentTarget.value)}
      />
      <datalist id={id}>
        {proposed.map(({ name }) => (
          <option key={name} value={name} />
        ))}
      </datalist>
    </label>
  );
}

/** A setting that is on or off; `children` is what the legend shows for it. */
export function Toggle(props: {
  readonly pressed: boolean;
  readonly onChange: (pressed: boolean) => void;
  readonly title?: string;
  readonly children: ComponentChildren;
}) {
  const { pressed, onChange, title, children } = props;
  return (
    <button type="button" class="toggle" aria-pressed={pressed} title={title} onClick={() => onChange(!pressed)}>
      {children}
    </button>
  );
}

/** A number that holds once it is entered and valid. */
export function NumberField(props: {
  readonly label: ComponentChildren;
  readonly testId: string;
  readonly value: number;
  readonly valid: (value: number) => boolean;
  /** What is valid, in words. */
  readonly expected: string;
  readonly onChange: (value: number) => void;
}) {
  const { label, testId, value, valid, expected, onChange } = props;
  const [text, setText] = useState<string | null>(null);
  const isValid = text === null || (text.trim() !== '' && valid(Number(text)));
  return (
    <label class="number">
      {label}
      <input
        type="text"
        inputMode="decimal"
        size={5}
        data-testid={testId}
        value={text ?? String(value)}
        aria-invalid={!isValid}
        title={expected}
        onInput={({ currentTarget }) => {
          setText(currentTarget.value);
          const entered = Number(currentTarget.value);
          if (currentTarget.value.trim() !== '' && valid(entered)) onChange(entered);
        }}
        onBlur={() => setText(null)}
      />
    </label>
  );
}
