import { expect, test } from "vitest";
import { anObjective } from "../../../tests/support/anObjective.ts";
import { structureFigures } from "./structureFigures.ts";

const place = { file: "piano.txt", line: 7 };
const year = {
  year: 2024,
  strategic: [{ number: 1, title: "Crescere bene", place }],
  operational: [
    { title: "Più posti nei nidi", code: "1.1", strategic: 1, place },
    { title: "Sport", place },
  ],
  services: [{ scope: "external" as const, name: "Infanzia e scuola", place }],
};

test("lists are counted with their lines, and nothing is linked that the document does not link", () => {
  const figures = structureFigures({ ...year, objectives: [anObjective()] });
  expect(figures.map(({ id, text }) => `${id} ${text}`)).toEqual([
    "obiettivi-strategici 1",
    "obiettivi-operativi 2",
    "servizi 1",
    "obiettivi-collegati-alla-strategia 0",
    "obiettivi-collegati-ai-servizi 0",
  ]);
  expect(figures[1]?.proof.inputs[1]).toEqual({ id: "2", name: "Sport", value: "Sport", provenance: { kind: "document", ...place } });
});

test("what is linked is counted under the thing it hangs from, whatever the capitals of a service", () => {
  const links = { strategic: [1], operational: ["1.1", "9.9"], services: ["INFANZIA e scuola"], publicValue: [] };
  const figures = structureFigures({ ...year, objectives: [anObjective({ links })] });
  const text = (id: string) => figures.find((figure) => figure.id === id)?.text;
  expect(text("obiettivi-collegati-alla-strategia")).toBe("1");
  expect(text("obiettivo-strategico-1/obiettivi")).toBe("1");
  expect(text("obiettivo-operativo-1-1/obiettivi")).toBe("1");
  expect(text("obiettivo-operativo-sport/obiettivi")).toBeUndefined();
  expect(text("servizio-dell-albero-infanzia-e-scuola/obiettivi")).toBe("1");
});
