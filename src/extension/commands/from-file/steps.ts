import { Disposable, QuickInputButtons, type QuickPick, type QuickPickItem, window } from 'vscode';

/** One of the questions of a command. */
export interface Step {
  readonly title: string;
  readonly placeholder: string;
  /** Whether there is a question before it. */
  readonly canGoBack: boolean;
}

/** What the user did: chose, went back to the question before, or gave up. */
export type Answer<T> = { readonly kind: 'chosen'; readonly value: T } | { readonly kind: 'back' | 'cancelled' };

/**
 * Lets the user tick some of the items.
 * @param least how many; fewer are not taken for an answer.
 */
export function pickSome<Item extends QuickPickItem>(
  step: Step,
  items: readonly Item[],
  ticked: readonly Item[],
  least: number,
): Promise<Answer<readonly Item[]>> {
  return ask<Item, readonly Item[]>(step, items, (pick) => {
    pick.canSelectMany = true;
    pick.selectedItems = ticked;
    return () => (pick.selectedItems.length < least ? undefined : pick.selectedItems);
  });
}

/** Lets the user choose one of the items. */
export function pickOne<Item extends QuickPickItem>(
  step: Step,
  items: readonly Item[],
  active: Item,
): Promise<Answer<Item>> {
  return ask<Item, Item>(step, items, (pick) => {
    pick.activeItems = [active];
    return () => pick.activeItems.at(0);
  });
}

function ask<Item extends QuickPickItem, T>(
  { title, placeholder, canGoBack }: Step,
  items: readonly Item[],
  prepare: (pick: QuickPick<Item>) => () => T | undefined,
): Promise<Answer<T>> {
  const pick = window.createQuickPick<Item>();
  Object.assign(pick, { title, placeholder, items, matchOnDescription: true, ignoreFocusOut: true });
  if (canGoBack) pick.buttons = [QuickInputButtons.Back];
  const read = prepare(pick);
  return new Promise<Answer<T>>((resolve) => {
    const listeners = Disposable.from(
      pick.onDidTriggerButton(() => resolve({ kind: 'back' })),
      pick.onDidAccept(() => {
        const value = read();
        if (value !== undefined) resolve({ kind: 'chosen', value });
      }),
      pick.onDidHide(() => {
        resolve({ kind: 'cancelled' });
        listeners.dispose();
      }),
    );
    pick.show();
  }).finally(() => pick.dispose());
}
