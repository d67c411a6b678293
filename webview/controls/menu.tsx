import type { TargetedFocusEvent, TargetedKeyboardEvent } from 'preact';
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { nextEntry } from './next-entry.js';

export interface MenuItem {
  readonly text: string;
  readonly choose: () => void;
}

export interface MenuProps {
  /** What the button is for, in words. */
  readonly label: string;
  /** Tooltip of the button. */
  readonly title: string;
  /** Shape of its icon, on a grid of 16. */
  readonly icon: string;
  readonly items: readonly MenuItem[];
}

/** A button that opens a menu, after the pattern "menu button" of WAI-ARIA: arrow keys, Home, End and first letters. */
export function Menu({ label, title, icon, items }: MenuProps) {
  const [open, setOpen] = useState(false);
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const first = useRef(0);
  const entries = (): HTMLElement[] => Array.from(list.current?.querySelectorAll<HTMLElement>('[role="menuitem"]') ?? []);
  useLayoutEffect(() => {
    if (open) entries().at(first.current)?.focus();
  }, [open]);
  const show = (at: number): void => {
    first.current = at;
    setOpen(true);
  };
  const close = (): void => {
    setOpen(false);
    button.current?.focus();
  };
  const onButtonKey = (event: TargetedKeyboardEvent<HTMLButtonElement>): void => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    show(event.key === 'ArrowDown' ? 0 : -1);
  };
  const onMenuKey = (event: TargetedKeyboardEvent<HTMLDivElement>): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const all = entries();
    const at = all.findIndex((entry) => entry === document.activeElement);
    const next = nextEntry(event.key, at, all.map(({ innerText }) => innerText));
    if (event.key === 'Escape') close();
    else if (event.key === 'Tab') setOpen(false);
    else if (next !== null) all[next].focus();
    else return;
    event.stopPropagation();
    if (event.key !== 'Tab') event.preventDefault();
  };
  const onFocusOut = (event: TargetedFocusEvent<HTMLDivElement>): void => {
    const { relatedTarget } = event;
    if (!(relatedTarget instanceof Node) || !event.currentTarget.contains(relatedTarget)) setOpen(false);
  };
  return (
    <div class="menu-anchor" onFocusOut={onFocusOut}>
      <button
        ref={button}
        type="button"
        class="icon"
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        aria-label={label}
        title={title}
        onClick={() => (open ? setOpen(false) : show(0))}
        onKeyDown={onButtonKey}
      >
        <svg viewBox="0 0 16 16" aria-hidden="true">
          <path d={icon} />
        </svg>
      </button>
      {open ? (
        <div ref={list} id={id} class="menu" role="menu" aria-label={label} onKeyDown={onMenuKey}>
          {items.map(({ text, choose }) => (
            <button
              key={text}
              type="button"
              role="menuitem"
              tabIndex={-1}
              onClick={() => {
                close();
                choose();
              }}
            >
              {text}
            </button>
          ))}
        </div>
      ) : null}
    </div>
  );
}
