import { expect, test } from "vitest";
import { anObjective } from "../../../tests/support/anObjective.ts";
import { proofOfObjective } from "./proofOfObjective.ts";
import { readTarget } from "./readTarget.ts";

const place = { file: "relazione.txt", line: 265 };

test("the proof of an outcome tells what was promised, what the document says and where", () => {
  const proof = proofOfObjective(anObjective({ origin: { kind: "document", ...place } }));
  expect(proof.figure).toBe("Esito dell'obiettivo 2023-001, Biblioteca");
  expect(proof.result).toBe("achieved");
  expect(proof.inputs).toEqual([
    { id: "target", name: "Target previsto", value: "Entro il 31/12/2023", provenance: { kind: "document", ...place } },
    { id: "fonte", name: "Fonte del dato", value: "Procedura atti amministrativi", provenance: { kind: "document", ...place } },
    { id: "esito", name: "Esito scritto nel documento", value: "RAGGIUNTO", provenance: { kind: "document", ...place } },
  ]);
  expect(proof.steps.map(({ text }) => text)).toEqual([
    "Il target vuol dire: entro il 31/12/2023.",
    "Il documento scrive «RAGGIUNTO»: raggiunto.",
  ]);
});

test("[OBL-06] the rule says that the outcome was evaluated and that no measured value stands behind it", () => {
  expect(proofOfObjective(anObjective()).rule).toBe(
    "L'esito è quello valutato dall'amministrazione, letto nel documento. Il valore misurato non è riportato: il confronto con il target non si può rifare.",
  );
});

test("the outcome may stand on a later line, or in another document, than the promise", () => {
  const evaluated = { outcome: "achieved", written: "sì", place: { file: "esiti.csv", line: 3 } } as const;
  expect(proofOfObjective(anObjective({ evaluated })).inputs.at(-1)?.provenance).toEqual({ kind: "document", file: "esiti.csv", line: 3 });
});

test("a degree of achievement is told with its comma", () => {
  const evaluated = { outcome: "partlyAchieved", degree: "72.5", written: "raggiunto al 72,5 %" } as const;
  expect(proofOfObjective(anObjective({ evaluated })).steps.at(-1)?.text).toBe(
    "Il documento scrive «raggiunto al 72,5 %»: raggiunto in parte, grado 72,5 %.",
  );
});

test("[OBL-02] a target that was not understood is told with the reason", () => {
  const target = { written: "Entro 31/06/2023", reading: readTarget("Entro 31/06/2023") };
  expect(proofOfObjective(anObjective({}, { target })).steps[0]?.text).toBe(
    "Il target non è stato interpretato. Questa data non esiste: giugno ha 30 giorni. Intendeva 30/06/2023?",
  );
});

test("without an outcome in the document the proof says so and claims nothing", () => {
  const proof = proofOfObjective(anObjective({ evaluated: { outcome: "unknown", written: "" } }));
  expect(proof.result).toBe("unknown");
  expect(proof.inputs.map(({ id }) => id)).toEqual(["target", "fonte"]);
  expect(proof.steps.at(-1)).toMatchObject({ operands: [], text: "Il documento non indica l'esito." });
});
