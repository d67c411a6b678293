export interface PointLetterProps {
  /** Left out where the point is not chosen; empty if it is chosen alone. */
  readonly letter: string | undefined;
  readonly x: number;
  readonly y: number;
}

/** The letter of one of two points that are compared. */
export const PointLetter = ({ letter, x, y }: PointLetterProps) =>
  letter === undefined || letter === '' ? null : (
    <text class="sweep-letter" text-anchor="middle" x={x.toFixed(1)} y={y.toFixed(1)}>
      {letter}
    </text>
  );
