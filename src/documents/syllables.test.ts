import { expect, test } from "vitest";
import { syllables } from "./syllables.ts";

test.each([
  ["amministrazione", "am-mi-ni-stra-zio-ne"],
  ["dell'autocertificazione", "del-l'au-to-cer-ti-fi-ca-zio-ne"],
  ["dell’amministrazione", "del-l’am-mi-ni-stra-zio-ne"],
  ["quant’altr’organizzazione", "quan-t’al-tr’or-ga-niz-za-zio-ne"],
  ["precontenziosamente", "pre-con-ten-zio-sa-men-te"],
  ["PRECONTENZIOSAMENTE", "PRE-CON-TEN-ZIO-SA-MEN-TE"],
  ["acquedotto", "ac-que-dot-to"],
  ["disegno", "di-se-gno"],
  ["migliaia", "mi-gliaia"], // vowels that meet are left together
  ["conoscenza", "co-no-scen-za"],
  ["inglese", "in-gle-se"],
  ["costruttore", "co-strut-to-re"],
  ["parcheggio", "par-cheg-gio"],
  ["disponibilità", "di-spo-ni-bi-li-tà"],
  ["un'attività", "un'at-ti-vi-tà"], // no letter stands alone
  ["educazione", "edu-ca-zio-ne"],
  ["psicopedagogico", "psi-co-pe-da-go-gi-co"],
  ["all'", "all'"],
  ["sport", "sport"],
  ["", ""],
])("%s is divided as %s", (word, divided) => {
  expect(syllables(word).join("-")).toBe(divided);
});
