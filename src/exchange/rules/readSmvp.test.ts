import { describe, expect, test } from "vitest";
import { checkSmvp } from "../../domain/evaluation/checkSmvp.ts";
import { acceptSmvp } from "./readSmvp.ts";
import { PRESETS, SMVP_PRESETS } from "./smvpPresets.ts";

test.each(SMVP_PRESETS)("the preset «%s» is a document without mistakes", (preset) => {
  const reading = acceptSmvp(PRESETS[preset]);
  expect(reading).toMatchObject({ ok: true });
  expect(reading.ok && checkSmvp(reading.value)).toEqual([]);
});

describe("a file is refused with the clause and the reason", () => {
  test.each([
    ["an unknown word", ({ ...PRESETS.semplificato, pessi: {} }), [{ clause: "pessi", message: "«pessi» non è una voce di questo documento." }]],
    ["a float", ({ ...PRESETS.semplificato, negativa_sotto: 60.5 }), [{ clause: "negativa_sotto", message: "Ci vuole un testo (tra virgolette)." }]],
    ["a comma", ({ ...PRESETS.semplificato, negativa_sotto: "60,5" }), [{ clause: "negativa_sotto", message: 'Ci vuole un numero non negativo tra virgolette, con il punto: per esempio "12.5".' }]],
    ["a missing clause", ({ ...PRESETS.semplificato, fasce: undefined }), [{ clause: "fasce", message: "Manca." }]],
    ["an unknown choice", ({ ...PRESETS.semplificato, pesi: { ...PRESETS.semplificato.pesi, componenti: "percento" } }), [{ clause: "pesi.componenti", message: "Può essere solo «percentuali», «coefficienti», «punti», «nessuno»." }]],
  ])("%s", (_, content, problems) => {
    expect(acceptSmvp(JSON.parse(JSON.stringify(content)))).toEqual({ ok: false, problems });
  }); // prettier-ignore
});
