import { createContext, type ComponentChildren } from 'preact';
import { useContext, useRef, useState } from 'preact/hooks';
import { useUniqueId } from './unique-id.js';
import { nextEntry } from './next-entry.js';

/** Room that a popup likes to have below its button, in pixels; with less it opens to if there is more. */
const wantedHeight = 320;
const wantedWidth = 400;
const margin = 8;

/** What the popup around a component is. */
const roleContext = createContext<PopupProps['role']>('menu');

export interface PopupProps {
  /** Name of the button, and of what it opens. */
  readonly name: string;
  /** Words of the button that are not in its name: for those who speak what they see. */
  readonly says?: string;
  /** Class of the button. */
  readonly class: string;
  readonly testId: string;
  readonly role: 'menu' | 'dialog';
  /** What the button shows. */
  readonly face: ComponentChildren;
  /** What it opens. */
  readonly children: ComponentChildren;
}

/**
 * A button and what it opens above the page; Escape and a press elsewhere close that. A menu follows the pattern "menu
 * button" of WAI-ARIA: arrow keys, Home, End and first letters.
 */
export function Popup({ name, says, class: className, testId, role, face, children }: PopupProps) {
  const id = useUniqueId();
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const isMenu = role === 'menu';
  const popup = useRef<HTMLDivElement>(null);
  /** Item that gets the focus when the menu opens. */
  const first = useRef(0);
  return (
    <>
      <button
        ref={button}
        type="button"
        class={className}
        data-testid={testId}
        aria-label={says === undefined ? name : `${says}: ${name}`}
        aria-haspopup={role}
        aria-expanded={open}
        title={name}
        popovertarget={id}
        onKeyDown={(event) => {
          if (!isMenu || hasModifier(event) || (event.key !== 'ArrowDown' && event.key !== 'ArrowUp')) return;
          event.preventDefault();
          first.current = event.key === 'ArrowDown' ? 0 : -1;
          popup.current?.showPopover();
        }}
      >
        {face}
      </button>
      <div
        ref={popup}
        id={id}
        popover="auto"
        class={`popup popup-${role}`}
        data-testid={`${testId}-popup`}
        role={role}
        aria-label={name}
        tabIndex={-1}
        onBeforeToggle={(event) => {
          const opens = event.newState === 'open';
          if (opens && button.current !== null) place(event.currentTarget, button.current);
          setOpen(opens);
        }}
        onToggle={({ newState, currentTarget }) => {
          if (newState === 'open') (entriesOf(currentTarget, role).at(first.current) ?? currentTarget).focus();
          first.current = 0;
        }}
        onKeyDown={(event) => {
          if (!isMenu || hasModifier(event)) return;
          if (event.key === 'Tab') {
            event.preventDefault();
            event.currentTarget.hidePopover();
          } else if (walk(event.currentTarget, event.key)) event.preventDefault();
        }}
      >
        <roleContext.Provider value={role}>{children}</roleContext.Provider>
      </div>
    </>
  );
}

/** Items that belong together: a group of a menu, or a menu of its own inside a dialog. */
export function MenuGroup(props: {
  readonly name: string;
  /** Whether the name is to be read above the items. */
  readonly titled?: boolean;
  readonly testId?: string;
  readonly children: ComponentChildren;
}) {
  const { name, titled = false, testId, children } = props;
  const isMenu = useContext(roleContext) === 'dialog';
  return (
    <div class="menu-group" data-testid={testId}>
      {titled ? (
        <p class="menu-title" aria-hidden="true">
          {name}
        </p>
      ) : null}
      <div
        role={isMenu ? 'menu' : 'group'}
        aria-label={name}
        onKeyDown={(event) => {
          if (isMenu && !hasModifier(event) && walk(event.currentTarget, event.key)) event.preventDefault();
        }}
      >
        {children}
      </div>
    </div>
  );
}

/** One line of a menu; `checked` left out where it is not a check box. Without one it closes the menu. */
export function MenuItem(props: {
  readonly checked?: boolean;
  readonly disabled?: boolean;
  /** Keys that do the same. */
  readonly keys?: string;
  readonly testId?: string;
  /** What it does, at more length. */
  readonly title?: string;
  readonly onChoose: () => void;
  readonly children: ComponentChildren;
}) {
  const { checked, disabled = false, keys, testId, title, onChoose, children } = props;
  const inDialog = useContext(roleContext) === 'dialog';
  return (
    <button
      type="button"
      class="menu-item"
      role={checked === undefined ? 'menuitem' : 'menuitemcheckbox'}
      aria-checked={checked}
      aria-disabled={disabled}
      data-testid={testId}
      title={title}
      // Tab walks through a dialog, and leaves a menu.
      tabIndex={inDialog ? 0 : -1}
      onClick={(event) => {
        if (disabled) return;
        if (checked === undefined) event.currentTarget.closest<HTMLElement>('[popover]')?.hidePopover();
        onChoose();
      }}
    >
      <svg class="menu-check" viewBox="0 0 16 16" aria-hidden="true">
        {checked === true ? <path d="M3 8.5l3.2 3.2L13 4.8" /> : null}
      </svg>
      <span>{children}</span>
      {keys === undefined ? null : <kbd>{keys}</kbd>}
    </button>
  );
}

const itemsOf = (menu: Element): readonly HTMLElement[] => [...menu.querySelectorAll<HTMLElement>('.menu-item')];

/** What can get the focus when a popup opens: the items of a menu, or the controls of a dialog that does not begin with text. */
const entriesOf = (popup: Element, role: PopupProps['role']): readonly HTMLElement[] =>
  role === 'menu'
    ? itemsOf(popup)
    : [...popup.querySelectorAll<HTMLElement>('button, select, input')].filter(
        (control) => !control.matches(':disabled') && control.checkVisibility(),
      );

const hasModifier = ({ ctrlKey, metaKey, altKey }: KeyboardEvent): boolean => ctrlKey || metaKey || altKey;

/** Moves the focus in a menu; says whether the key means anything there. */
function walk(menu: HTMLElement, key: string): boolean {
  const items = itemsOf(menu);
  const next = nextEntry(
    key,
    items.findIndex((item) => item === document.activeElement),
    items.map(({ innerText }) => innerText.trim()),
  );
  if (next === null) return false;
  items[next].focus();
  return true;
}

/** Below the button and up to its right end, or if there is more room. */
function place(popup: HTMLElement, button: HTMLElement): void {
  const { top, bottom, right } = button.getBoundingClientRect();
  const { clientWidth: width, clientHeight: height } = document.documentElement;
  const [below, above] = [height - bottom - margin, top - margin];
  const isBelow = below >= Math.min(wantedHeight, above);
  const isLeft = right < Math.min(wantedWidth, width - 2 * margin) + margin;
  Object.assign(popup.style, {
    top: isBelow ? `${bottom + 2}px` : 'auto',
    bottom: isBelow ? 'auto' : `${height - top + 2}px`,
    left: isLeft ? `${margin}px` : 'auto',
    right: isLeft ? 'auto' : `${Math.max(margin, width - right)}px`,
    maxHeight: `${isBelow ? below : above}px`,
  });
}
