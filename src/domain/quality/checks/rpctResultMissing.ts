import type { Check } from "../check.ts";
import type { Finding } from "../finding.ts";
import { proseOf } from "../material.ts";
import { anticorruptionCitation } from "../validation.rule.ts";

const RESULT =
  /(?:rpct|responsabile della prevenzione)[^.]*(?:ha (?:valutato|giudicato|espresso|attestato)|giudizio|esito)[^.]*(?:sufficient|insufficient|positiv|negativ|adeguat|raggiunt)/iu;

/** A text that takes over the RPCT's assessment without telling it. */
export const rpctResultMissing: Check = {
  name: "rpctResultMissing",
  title: "La valutazione del RPCT non è riportata",
  why: "Chi valida considera anche gli obiettivi contro la corruzione e per la trasparenza: il loro esito si legge nella Relazione.",
  citation: anticorruptionCitation,
  find: (material) => {
    const prose = proseOf(material);
    const takesOver = prose.find(({ text }) => /valutazione d[ae]l?l? ?rpct|tenuto conto[^.]*rpct|rpct[^.]*tenuto conto/iu.test(text));
    if (!takesOver || prose.some(({ text }) => RESULT.test(text))) return [];
    const finding: Finding = {
      severity: "medium",
      place: takesOver.place,
      subject: "Prevenzione della corruzione e trasparenza",
      message: "Il testo dice che si è tenuto conto della valutazione del RPCT, ma non dice qual è.",
      remedy: "Riportare il giudizio del RPCT, per settore o per obiettivo, con la data.",
    };
    return [finding];
  },
};
