const SEED = 2_166_136_261;

/** A whole number from 0 up to `limit`, itself left out: the same words always draw the same number. */
export function drawn(limit: number, ...words: readonly (string | number)[]): number {
  let hash = SEED;
  for (const character of words.join("|")) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 16_777_619) >>> 0;
  hash = Math.imul(hash ^ (hash >>> 15), 2_246_822_507) >>> 0;
  return ((hash ^ (hash >>> 13)) >>> 0) % limit;
}
