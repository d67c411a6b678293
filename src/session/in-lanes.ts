/** Does a task for each item, a few at a time, in the order of the items; resolves once all are done. */
export async function inLanes<T>(items: readonly T[], lanes: number, task: (item: T) => Promise<void>): Promise<void> {
  // The lanes take their items from one iterator.
  const waiting = items.values();
  const lane = async (): Promise<void> => {
    for (const item of waiting) await task(item);
  };
  await Promise.all(Array.from({ length: Math.min(lanes, items.length) }, lane));
}
