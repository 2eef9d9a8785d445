/**
 * A code (it. "matricola") as people write it again: in other capitals, without the zeros that a spreadsheet took away, without the point left behind. "v-007."
 * and "V-7" are one. As `folded_code` of the database says.
 */
export function foldedCode(code: string): string {
  return code
    .toLowerCase()
    .replace(/(^|\D)0+(?=\d)/g, "$1")
    .replace(/[._-]+$/, "");
}
