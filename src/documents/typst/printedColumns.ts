/** The columns of a table as they are printed. Sizes in points, the blank beside a column in millimetres, rooms in em of the size. */
export type PrintedColumns = {
  readonly size: number;
  readonly gap: number;
  readonly weights: readonly number[];
  /** What a word may be wide at most in each column. */
  readonly rooms: readonly number[];
  /** Whether ordinary words are divided in a column: not where lines are long enough to be filled without. */
  readonly hyphenated: readonly boolean[];
};

/** The width of the text on the page of `document.typ`, and a point, in millimetres. */
const TEXT_WIDTH = 162;
const POINT = 25.4 / 72;

/** Lines of some 35 letters and more are filled well without dividing words. */
const LONG_LINE = 17;

/** How the columns of a table are printed: the more there are, the smaller; none so narrow that not even a syllable has room. */
export function printedColumns(relative: readonly number[]): PrintedColumns {
  const count = relative.length;
  const [size, gap] = count > 6 ? [7.5, 1.1] : count > 4 ? [8.5, 1.8] : [9.5, 1.8];
  const least = relative.reduce((sum, weight) => sum + weight, 0) / count / 3;
  const weights = relative.map((weight) => Math.max(weight, least));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const rooms = weights.map((weight, i) => {
    const blanks = (i === 0 ? 0 : gap) + (i === count - 1 ? 0 : gap);
    return ((TEXT_WIDTH * weight) / total - blanks) / (size * POINT);
  });
  return { size, gap, weights, rooms, hyphenated: rooms.map((room) => room < LONG_LINE) };
}
