import { expect, test } from "vitest";
import { A_CONTRACT } from "./support/aContract.ts";
import { anEntry, aStint } from "./support/aCci.ts";
import { rederive } from "../src/domain/kernel/rederive.ts";
import { acceptCci } from "../src/exchange/rules/readCci.ts";
import { citationText } from "../src/domain/kernel/citation.ts";
import { civilDate } from "../src/domain/kernel/civilDate.ts";
import type { Proof, Provenance } from "../src/domain/kernel/proof.ts";
import type { PayEntry } from "../src/domain/bonus/payEntry.ts";
import { runPay } from "../src/domain/bonus/runPay.ts";

const year = (changes = {}) => aStint({ from: "2026-01-01", to: "2026-12-31", ...changes });
const staff = (person: string, score: string | undefined, changes: Partial<PayEntry> = {}) =>
  anEntry(person, score, { stints: [year()], ...changes });
const graded = (value: string) => staff("", value).grade;

const envelopes = (first: string, second: string) => [
  { objective: "2026-001", weight: "1", grade: graded(first), figure: "grado/2026-001" },
  { objective: "2026-002", weight: "2", grade: graded(second), figure: "grado/2026-002" },
];

const dirigente = { role: "dirigente", evaluator: "oiv" } as const;

/** Somebody for every clause of the contract; nobody real. */
const PEOPLE: readonly PayEntry[] = [
  staff("A-01", "96", { role: "funzionari", previousScore: "90" }),
  staff("A-02", "96", { previousScore: "91", stints: [year({ fte: "0.5" })] }),
  staff("A-03", "82.5", {
    stints: [year({ to: "2026-06-30", countedDays: 10 }), year({ from: "2026-07-01", role: "funzionari" })],
    role: "funzionari",
  }),
  staff("A-04", "59.99"),
  staff("A-05", "90", { sanction: "writtenReprimand" }),
  staff("A-06", undefined),
  staff("A-07", "88", { isContested: true }),
  staff("A-08", undefined, { grade: { kind: "notApplicable" } }),
  staff("E-01", "90", { role: "eq", evaluator: "D-01", positionPay: "12000.00" }),
  staff("E-02", "80", {
    role: "eq",
    evaluator: "D-01",
    positionPay: "9000.00",
    isContested: true,
    interim: [
      {
        unit: "Ufficio anagrafe",
        positionPay: "1000.00",
        from: civilDate("2026-03-01"),
        to: civilDate("2026-05-31"),
        grade: graded("75"),
        figure: "E-02/ad-interim",
      },
    ],
  }),
  staff("D-01", "92", { ...dirigente, envelopes: envelopes("100", "70") }),
  staff("D-02", "85", { ...dirigente, envelopes: envelopes("80", "60"), isContested: true }),
  staff("D-03", "95", { ...dirigente, envelopes: envelopes("0", "100") }),
  staff("S-01", "91", { role: "segretario", evaluator: "sindaco" }),
];

const TIMES = {
  year: 2026,
  holders: ["D-01", "D-02"],
  holdersAct: { title: "Giunta comunale, n. 12", date: civilDate("2026-02-01") },
  pcc: { delay: "-1.5", extractedOn: civilDate("2027-02-10") },
  attestation: { title: "Organo di revisione, n. 3", date: civilDate("2027-02-20") },
};

function told({ figure, rule, citation, inputs, steps, result }: Proof): string {
  return [
    `${figure} = ${result}`,
    `  ${rule}${citation ? ` (${citationText(citation)})` : ""}`,
    ...inputs.map(({ id, name, value, provenance }) => `  · ${id} = ${value}: ${name}, da ${whence(provenance)}`),
    ...steps.map(
      ({ id, operation, operands, result: partial, text }) => `  → ${id} = ${operation}(${operands.join("; ")}) = ${partial}: ${text}`,
    ),
    "",
  ].join("\n");
}

function whence(provenance: Provenance): string {
  const { kind, ...where } = provenance;
  return `${kind} ${Object.values(where).join(" ")}`;
}

test("[OBL-20] how everybody's pay came to be, under a contract with every formula and clause, as people read it", async () => {
  const contract = acceptCci(A_CONTRACT);
  if (!contract.ok) throw new Error(contract.problems[0].message);
  const run = runPay(contract.value, PEOPLE, TIMES);
  if (!run.ok) throw new Error(JSON.stringify(run.problems));
  const proofs = [...run.funds.flatMap(({ proof, splits }) => [proof, ...splits]), ...run.shares.map(({ proof }) => proof)];
  expect(proofs.flatMap(rederive)).toEqual([]);
  await expect(proofs.map(told).join("\n")).toMatchFileSnapshot("payProofs.golden.txt");
});

test("[OBL-20] a dirigente whose total is guaranteed is paid it, even where the first objective's envelope earned nothing", () => {
  const contract = acceptCci(A_CONTRACT);
  if (!contract.ok) throw new Error(contract.problems[0].message);
  const run = runPay(contract.value, PEOPLE, TIMES);
  const [highest] = run.ok ? run.shares.filter(({ person }) => person === "D-03") : [];
  expect([highest?.paid, highest?.reserved]).toEqual(["26000.00", "0.00"]); // mean 20,000 and 30 % more
});
