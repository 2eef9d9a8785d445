import { expect, test } from "vitest";
import { error, isApprovable, repeated, repeatedNames, warning } from "./problem.ts";

const law = { act: "d.lgs. 150/2009", article: "9", paragraph: "1" };

test("a problem says where it stands, what, and the law it goes against", () => {
  expect(error("fasce", "Manca una fascia.")).toEqual({ clause: "fasce", message: "Manca una fascia.", severity: "error" });
  expect(warning("ruoli[0]", "Manca una componente.", law)).toEqual({
    clause: "ruoli[0]",
    message: "Manca una componente. (d.lgs. 150/2009, art. 9, c. 1)",
    severity: "warning",
    citation: law,
  });
});

test("only errors stop the approval", () => {
  expect(isApprovable([])).toBe(true);
  expect(isApprovable([warning("a", "Dubbio."), warning("b", "Dubbio.")])).toBe(true);
  expect(isApprovable([warning("a", "Dubbio."), error("b", "Sbagliato.")])).toBe(false);
});

test("a name that comes again is told at each place but the first", () => {
  const told = repeatedNames(["a", "b", "a", "c", "a"], String, (name, i) => error(`posto ${String(i)}`, name));
  expect(told.map(({ clause, message }) => `${clause}: ${message}`)).toEqual(["posto 2: a", "posto 4: a"]);
  expect(repeated([{ code: "x" }, { code: "x" }], ({ code }) => code, "scale", "La scala")).toEqual([
    { clause: "scale[1]", message: "La scala «x» c'è già: ne resti uno.", severity: "error" },
  ]);
});
