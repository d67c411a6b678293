/** Size of the smallest text that an element shows, in CSS pixels; null where it shows none. */
export function smallestFont(element: Element): number | null {
  const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let smallest = Infinity;
  while (texts.nextNode() !== null) {
    const { currentNode } = texts;
    const parent = currentNode.parentElement;
    if (parent === null || (currentNode.textContent ?? '').trim() === '' || !parent.checkVisibility()) continue;
    smallest = Math.min(smallest, parseFloat(getComputedStyle(parent).fontSize));
  }
  return Number.isFinite(smallest) ? smallest : null;
}
