import { compare, exactly, fromDecimalText, HUNDRED, ZERO } from "../kernel/rational.ts";
import type { InterimPost } from "./payEntry.ts";
import { daysOfYear } from "./presence.ts";
import { type FundPlace, clause } from "./fundPlace.ts";
import { type Claim } from "./slot.ts";
import type { Piece } from "./tellShare.ts";

/**
 * What an interim post pays: the contract's percent of its position pay, by the days it was held, by its own score. Without a score it waits in full or
 * pays nothing, as the contract says of forms without one; below the positive threshold, or with an excluding sanction, it pays nothing.
 */
export function interimPiece(place: FundPlace, claim: Claim, post: InterimPost, index: number): Piece {
  const { d, entry, standing } = claim;
  const prefix = `interim ${String(index + 1)} `;
  const isExcluded = standing.kind === "nothing" && standing.reason === "sanction";
  const entered = { kind: "entry", where: `incarichi di ${entry.person}, ${post.unit}` } as const;
  const position = d.given(
    `${prefix}posizione`,
    `Retribuzione di posizione dell'incarico ad interim, ${post.unit}`,
    fromDecimalText(post.positionPay),
    entered,
  );
  const percent = d.given(
    `${prefix}misura`,
    "Misura, per cento",
    fromDecimalText(place.fund.interimPercent ?? "0"),
    clause(place, "interim"),
  );
  const from = d.day(`${prefix}dal`, "Dal", post.from, entered);
  const to = d.day(`${prefix}al`, "Al", post.to, entered);
  const one = d.given(`${prefix}primo giorno`, "Il primo giorno conta", exactly(1), entered);
  const days = d.sum(`${prefix}giorni`, "Giorni", [d.days(`${prefix}differenza`, "Differenza", from, to), one]);
  const year = d.given(`${prefix}giorni dell'anno`, "Giorni dell'anno", exactly(daysOfYear(place.cci.year)), {
    kind: "law",
    citation: "calendario",
  });
  const words = "Posizione per misura per giorni, in centesimi (la percentuale divide per 100, i centesimi moltiplicano per 100)";
  const exact = d.quotient(
    `${prefix}esatto`,
    "Importo pieno esatto",
    d.product(`${prefix}prodotto`, words, [position, percent, days]),
    year,
  );
  const full = d.floor(`${prefix}pieno`, "Importo pieno, in centesimi", exact);
  if (post.grade.kind !== "graded") {
    const isWaiting = !isExcluded && place.fund.ungraded[post.grade.kind] === "reserved";
    return { kind: "interim", paid: undefined, reserved: isWaiting ? full : undefined, lost: 0n };
  }
  if (isExcluded || compare(post.grade.value, place.positiveFrom) < 0) {
    return { kind: "interim", paid: undefined, reserved: undefined, lost: 0n };
  }
  const score = d.given(`${prefix}punteggio`, "Punteggio dell'incarico", post.grade.value, { kind: "figure", figure: post.figure });
  const hundred = d.given(`${prefix}cento`, "Punteggio massimo", HUNDRED, clause(place, "interim"));
  const earned = d.quotient(
    `${prefix}dovuto`,
    "Dovuto",
    d.product(`${prefix}pieno per punteggio`, "Pieno per punteggio", [full, score]),
    hundred,
  );
  const decimals = d.given(`${prefix}decimali`, "Decimali", ZERO, { kind: "clause", document: "cci", clause: "arrotondamento" });
  return { kind: "interim", paid: d.round(`${prefix}importo`, "Importo, in centesimi", earned, decimals), reserved: undefined, lost: 0n };
}
