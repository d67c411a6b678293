/** Most points of a sweep. */
export const maximumPoints = 1_000_000;
