/** Pictures of the screen in a row that change nothing of what has come to rest: an effect may come one after its cause. */
const quietFrames = 3;

/** Resolves once an element stops changing: it is drawn, and so is what its size led to. */
export function settled(element: Element): Promise<void> {
  return new Promise((resolve) => {
    let quiet = 0;
    const observer = new MutationObserver(() => {
      quiet = 0;
    });
    observer.observe(element, { subtree: true, childList: true, attributes: true, characterData: true });
    const onFrame = (): void => {
      quiet++;
      if (quiet < quietFrames) {
        requestAnimationFrame(onFrame);
        return;
      }
      observer.disconnect();
      resolve();
    };
    requestAnimationFrame(onFrame);
  });
}
