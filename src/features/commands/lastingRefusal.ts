/** A refusal that would be the same if it was asked again, for `lasts` milliseconds; without end where only other data would change it. */
export class LastingRefusal extends Error {
  readonly lasts: number;

  constructor(sentence: string, lasts: number) {
    super(sentence);
    this.lasts = lasts;
  }
}
