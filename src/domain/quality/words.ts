import { foldWords } from "../kernel/foldWords.ts";

/** Words that join others and say nothing by themselves. */
const JOINING = new Set(
  "a ad al alla alle agli allo ai all con col da dal dalla dalle dagli dallo dai dall d de dei degli del dell della delle dello di e ed fra gli i il in l la le lo nei negli nel nell nella nelle nello o od per presso su sul sull sulla sulle sugli sui tra un una uno che si non".split(
    " ",
  ),
);

/** Words of every plan, which make no two objectives alike. */
const OF_EVERY_PLAN = new Set(
  stemsOf(
    "attivazione attività azione azioni adempimenti adozione analisi aggiornamento approvazione avvio collegate collegati connesse conseguenti controllo coordinamento correlate definizione elaborazione finalizzato gestione implementazione interna interventi monitoraggio obiettivo obiettivi piano possibile predisposizione processo progetto programma propedeutica propedeutiche proposta proposte realizzazione redazione relative report servizio servizi stesura sviluppo verifica anno annuale nuovo nuova comune comunale città territorio ente settore area ufficio miglioramento riduzione percentuale numero tempi",
  ),
);

/** The stems of a text in their order, joining words left out: "tariffa puntuale" and "tariffazione puntuale" have the same. */
export function stemsOf(text: string): string[] {
  return foldWords(text)
    .split(/[^a-z0-9]+/)
    .filter((word) => word.length > 1 && !JOINING.has(word))
    .map(stemOf);
}

function stemOf(word: string): string {
  if (word.length < 5) return word;
  const root = word.replace(/[aeiou]+$/, "");
  const shorter = root.replace(/(?:azion|izion|zion|ament|iment)$/, "");
  return shorter.length >= 4 ? shorter : root;
}

/** The stems that tell an objective from others. */
export function tellingStemsOf(text: string): string[] {
  return stemsOf(text).filter((stem) => !OF_EVERY_PLAN.has(stem));
}
