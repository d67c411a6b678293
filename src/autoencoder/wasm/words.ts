/** 32-bit words to write, integers and floats, by address. */
export interface Words {
  readonly address: number;
  readonly values: readonly Word[];
}

/** A field of a structure of kernel/program.ts. */
export interface Word {
  readonly kind: 'integer' | 'float';
  readonly value: number;
}

export const integer = (value: number): Word => ({ kind: 'integer', value });
export const float = (value: number): Word => ({ kind: 'float', value });

/** Writes words to memory, which is seen as floats and as integers. */
export function writeWords(words: readonly Words[], floats: Float32Array, integers: Int32Array): void {
  for (const { address, values } of words) {
    values.forEach(({ kind, value }, index) => {
      (kind === 'float' ? floats : integers)[address / 4 + index] = value;
    });
  }
}
