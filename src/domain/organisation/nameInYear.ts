import { foldName } from "../kernel/foldName.ts";

/** "Settore X: Area Y" in its two parts: what stands before the name of the unit, and its name. */
const WRITTEN = /^(.+?: )?(.+)$/;

/**
 * How a unit that a document names is called in its year. `names` are those it bears on the days of that year, the earliest first: while the one that is
 * written is among them, it stays as it is written; else it is the last.
 */
export function nameInYear(written: string, names: readonly string[]): string {
  const [, before = "", own = written] = WRITTEN.exec(written) ?? [];
  const last = names.at(-1);
  return last === undefined || names.some((name) => foldName(name) === foldName(own)) ? written : `${before}${last}`;
}
