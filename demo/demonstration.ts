/**
 * The documents the demonstration imports, through the same door as anybody's. Settimo Torinese holds public facts of its report on
 * 2023 and no person; the line numbers are those of the published text.
 */
export const DEMONSTRATION: readonly {
  readonly administration: string;
  readonly name: string;
  readonly year: number;
  readonly file: string;
}[] = [{ administration: "c_i703", name: "Comune di Settimo Torinese", year: 2023, file: "settimo-torinese-2023.txt" }];
