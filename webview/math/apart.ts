/**
 * Boxes of one size that do not overlap, around some of the places: a place gets one where none before it is too near.
 * @param places x and y of each in pixels, flat; NaN for none.
 * @param order indices of the places, those that go first before the others.
 * @param size of a box, in pixels.
 * @param area that a box is to lie in as a whole.
 * @returns indices of the places that have one, in the order given.
 */
export function apart(
  places: Float32Array,
  order: Iterable<number>,
  size: { readonly width: number; readonly height: number },
  area: { readonly left: number; readonly top: number; readonly width: number; readonly height: number },
): readonly number[] {
  const { width, height } = size;
  // Cells as large as a box: what overlaps it has its middle in the same cell or in one beside it.
  const cells = new Map<string, number[]>();
  const cellOf = (i: number): readonly [number, number] => [
    Math.floor(places[2 * i] / width),
    Math.floor(places[2 * i + 1] / height),
  ];
  const kept: number[] = [];
  for (const i of order) {
    const [x, y] = [places[2 * i], places[2 * i + 1]];
    const isInside =
      x - width / 2 >= area.left &&
      x + width / 2 <= area.left + area.width &&
      y - height / 2 >= area.top &&
      y + height / 2 <= area.top + area.height;
    if (!isInside) continue;
    const [column, row] = cellOf(i);
    const near = [-1, 0, 1].flatMap((dx) => [-1, 0, 1].flatMap((dy) => cells.get(`${column + dx},${row + dy}`) ?? []));
    if (near.some((j) => Math.abs(places[2 * j] - x) < width && Math.abs(places[2 * j + 1] - y) < height)) continue;
    const cell = `${column},${row}`;
    cells.set(cell, [...(cells.get(cell) ?? []), i]);
    kept.push(i);
  }
  return kept;
}
