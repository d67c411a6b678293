/** Size of the smallest text that an element shows, in CSS pixels; null if it shows none. */
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

/** What one would have to scroll by to see all of an element, in CSS pixels: a figure cannot be scrolled. */
export function hiddenHeight(element: Element): number {
  const hidden = Array.from(element.querySelectorAll('*'), (part) =>
    ['auto', 'scroll'].includes(getComputedStyle(part).overflowY) ? part.scrollHeight - part.clientHeight : 0,
  );
  // Half a pixel is lost in rounding.
  return hidden.reduce((sum, height) => sum + (height > 1 ? height : 0), 0);
}
