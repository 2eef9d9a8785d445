import { civilDate } from "../src/domain/kernel/civilDate.ts";

/**
 * The documents the demonstration imports, through the same door as anybody's. Settimo Torinese holds public facts of its report on
 * 2023 and no person; the line numbers are those of the published text. Valdora is an invented town, and everything in its documents is
 * invented: it shows what a fuller plan says (weights, links, earlier values, measures, reasons).
 */
export const DEMONSTRATION: readonly {
  readonly administration: string;
  readonly name: string;
  readonly year: number;
  readonly file: string;
}[] = [
  { administration: "c_i703", name: "Comune di Settimo Torinese", year: 2023, file: "settimo-torinese-2023.txt" },
  { administration: "valdora", name: "Comune di Valdora (città inventata)", year: 2024, file: "valdora-2024.txt" },
  { administration: "valdora", name: "Comune di Valdora (città inventata)", year: 2025, file: "valdora-2025.txt" },
  { administration: "valdora", name: "Comune di Valdora (città inventata)", year: 2026, file: "valdora-2026.txt" },
];

/** Valdora's plan of 2026 is approved by an act of an invented Giunta, and a variation of it waits as a draft. */
export const VALDORA_2026 = {
  act: { organ: "Giunta comunale", number: "91", date: civilDate("2025-12-22") },
  variation: {
    title: "Comunità energetica",
    texts: { "indicators/1/target": "almeno il 30 % delle fasi entro il 31/12/2026" },
    reason: "Il bando regionale che finanzia i pannelli è rinviato di sei mesi",
    cause: "external",
  },
} as const;
