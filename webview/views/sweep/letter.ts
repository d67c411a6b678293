/** Width of a letter in the pictures of a sweep, on the wide side, in CSS pixels. */
export const letter = 6.5;
