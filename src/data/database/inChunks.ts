/** As many rows as one statement takes: PostgreSQL allows 65,535 values in it. */
const ROWS = 2000;

/** Rows in pieces that one statement takes, in their order; none where there are none. */
export function inChunks<Row>(rows: readonly Row[]): Row[][] {
  return Array.from({ length: Math.ceil(rows.length / ROWS) }, (_, i) => rows.slice(i * ROWS, (i + 1) * ROWS));
}
