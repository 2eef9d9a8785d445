import { fullTitle } from "../../plan/objective.ts";
import { italianDate } from "../../kernel/civilDate.ts";
import type { Check } from "../check.ts";
import type { Finding } from "../finding.ts";
import { ENDED_INSTRUMENTS, lawfulnessCitation } from "../instruments.rule.ts";
import { about, type Material, proseOf } from "../material.ts";

/** Names of instruments and bodies that the law has ended or renamed before the end of the year. */
export const endedInstrument: Check = {
  name: "endedInstrument",
  title: "Strumenti che non ci sono più, o che hanno cambiato nome",
  why: "Il documento cita le norme e gli strumenti in vigore nel suo anno.",
  citation: lawfulnessCitation,
  find: (material) => textsOf(material).flatMap(({ text, where }) => endedIn(text, where, material.report.year)),
};

type Where = Pick<Finding, "subject" | "place" | "code">;

function textsOf(material: Material): { text: string; where: Where }[] {
  const prose = proseOf(material).map(({ text, place }) => ({ text, where: { place, subject: "Testo del documento" } }));
  return [...prose, ...material.report.objectives.map((objective) => ({ text: fullTitle(objective), where: about(objective) }))];
}

function endedIn(text: string, where: Where, year: number): Finding[] {
  return ENDED_INSTRUMENTS.flatMap(({ written, unless, endedOn, name, instead, citation }): Finding[] => {
    const found = written.exec(text)?.[0];
    if (found === undefined || unless?.test(text) || endedOn > `${String(year)}-12-31`) return [];
    return [
      {
        severity: "low",
        ...where,
        message: `«${found}»: dal ${italianDate(endedOn)} ${instead}.`,
        remedy: `Aggiornare il nome: «${name}» non è più in uso.`,
        citation,
      },
    ];
  });
}
