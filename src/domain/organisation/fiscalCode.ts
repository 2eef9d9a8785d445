/** What a sign is worth in the odd places, the first being one (d.m. 23/12/1976, verify); in the even places a letter or digit is worth its rank. */
const ODD: Readonly<Record<string, number>> = {
  A: 1, B: 0, C: 5, D: 7, E: 9, F: 13, G: 15, H: 17, I: 19, J: 21, K: 2, L: 4, M: 18, N: 20, O: 11, P: 3, Q: 6, R: 8, S: 12, T: 14, U: 16, V: 10, W: 22,
  X: 25, Y: 24, Z: 23, 0: 1, 1: 0, 2: 5, 3: 7, 4: 9, 5: 13, 6: 15, 7: 17, 8: 19, 9: 21,
}; // prettier-ignore

const FORM = /^[A-Z]{6}[0-9LMNPQRSTUV]{2}[ABCDEHLMPRST][0-9LMNPQRSTUV]{2}[A-Z][0-9LMNPQRSTUV]{3}[A-Z]$/;

/** Reads a person's fiscal code (it. "codice fiscale"), spaces and small letters allowed; undefined when its form or its last letter is wrong. */
export function readFiscalCode(written: string): string | undefined {
  const code = written.replace(/\s/g, "").toUpperCase();
  if (!FORM.test(code)) return undefined;
  const sum = Array.from(code.slice(0, 15), (sign, i) => (i % 2 === 0 ? (ODD[sign] ?? 0) : rank(sign))).reduce((so, each) => so + each, 0);
  return String.fromCharCode(65 + (sum % 26)) === code[15] ? code : undefined;
}

function rank(sign: string): number {
  return /\d/.test(sign) ? Number(sign) : sign.charCodeAt(0) - 65;
}
