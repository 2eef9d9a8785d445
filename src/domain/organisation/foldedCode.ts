/**
 * A code (it. "matricola") as it comes back written in another way: in other capitals, or, where it is digits alone, without the zeros that a spreadsheet takes
 * away. "v-7" and "V-7" are one, "71" and "00071" too; "V-07" and "V-7" are two.
 */
export function foldedCode(code: string): string {
  return /^\d+$/.test(code) ? code.replace(/^0+(?=\d)/, "") : code.toLowerCase();
}
