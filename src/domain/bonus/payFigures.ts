import type { Figure } from "../kernel/figure.ts";
import { italianDecimal } from "../kernel/rational.ts";
import { fundAddress } from "./fundFigures.ts";
import { gateFigure, gateOf, type PaymentTimes } from "./paymentTimes.ts";
import type { PayRun } from "./runPay.ts";

/** Every figure of a pay run by its name in addresses: funds, how their pools were split, what each person receives, payment times. It names persons. */
export function payFigures(run: Extract<PayRun, { ok: true }>, year: number, times: PaymentTimes | undefined): ReadonlyMap<string, Figure> {
  const gate = times && gateOf(times);
  const figures: Figure[] = [
    ...run.funds.flatMap(({ category, saved, proof, splits }) => [
      { id: fundAddress(category, year), text: euro(saved), proof },
      ...splits.map((split) => ({ id: split.figure, text: split.result, proof: split })),
    ]),
    ...run.shares.map(({ category, person, amount, proof }) => ({
      id: `${fundAddress(category, year)}/${person}`,
      text: euro(amount),
      proof,
    })),
    ...(gate && gate.kind !== "pending" ? [{ id: gateFigure(year), text: GATE_WORDS[gate.kind], proof: gate.proof }] : []),
  ];
  return new Map(figures.map((figure) => [figure.id, figure]));
}

const GATE_WORDS = { met: "rispettato", missed: "non rispettato" } as const;

function euro(amount: string): string {
  return `€ ${italianDecimal(amount)}`;
}
