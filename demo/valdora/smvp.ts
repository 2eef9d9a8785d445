import type { SmvpFile } from "../../src/exchange/rules/readSmvp.ts";
import { PRESETS } from "../../src/exchange/rules/smvpPresets.ts";

const STAFF_WEIGHTS = { impegno: "30", collaborazione: "25", cittadini: "25", competenza: "20" };
const LEADING_WEIGHTS = { guida: "30", programmazione: "30", decisione: "20", collaborazione: "20" };

export const STAFF_BEHAVIOURS = Object.keys(STAFF_WEIGHTS);
export const LEADING_BEHAVIOURS = Object.keys(LEADING_WEIGHTS);

const START = PRESETS.completo;
const LEADERS: readonly string[] = ["segretario", "dirigente", "eq"];

/** The template of a role with the weights Valdora gives to behaviours. */
function weighed(role: SmvpFile["ruoli"][number]): SmvpFile["ruoli"][number] {
  const weights = LEADERS.includes(role.ruolo) ? LEADING_WEIGHTS : STAFF_WEIGHTS;
  return { ...role, comportamenti: Object.entries(weights).map(([codice, peso]) => ({ codice, peso })) };
}

/** The SMVP of 2024: the full model, with behaviours that weigh differently, and objectives that cannot be measured left out instead of waited for. */
const SMVP_2024: SmvpFile = {
  ...START,
  titolo: "Sistema di misurazione e valutazione della performance del Comune di Valdora (città inventata)",
  pesi: { ...START.pesi, comportamenti: "percentuali" },
  ruoli: START.ruoli.map(weighed),
  aggregazione: { ...START.aggregazione, attivita_ordinaria: { ...START.aggregazione.attivita_ordinaria, pesi: "punti" } },
  individuale: {
    ...START.individuale,
    giorni_minimi: 120,
    senza_dato: { ...START.individuale.senza_dato, non_calcolabile: "escludi" },
  },
};

/** The scale in words by which operatori are judged from 2025. */
const IN_WORDS: SmvpFile["scale"][number] = {
  tipo: "parole",
  codice: "giudizi",
  livelli: [
    { parola: "non adeguato", valore: "30", descrizione: "Il lavoro affidato spesso non è svolto, o va rifatto." },
    { parola: "migliorabile", valore: "65", descrizione: "Il lavoro è svolto, con aiuto o con ritardi." },
    { parola: "buono", valore: "85", descrizione: "Il lavoro è svolto bene e nei tempi." },
    { parola: "ottimo", valore: "100", descrizione: "Il lavoro è svolto sempre bene, e la persona aiuta gli altri." },
  ],
};

/** The SMVP of 2025, confirmed for 2026: fewer days to be evaluated, operatori judged in words, a longer time to object, a cap on the highest scores. */
const SMVP_2025: SmvpFile = {
  ...SMVP_2024,
  scale: [...SMVP_2024.scale, IN_WORDS],
  ruoli: SMVP_2024.ruoli.map((role) => (role.ruolo === "operatori" ? { ...role, scala: "giudizi" } : role)),
  individuale: { ...SMVP_2024.individuale, giorni_minimi: 90 },
  tetto: { da: "95", quota_massima: "30" },
  procedura: { ...SMVP_2024.procedura, giorni_osservazioni: 15, decide: "collegio" },
};

/** The documents Valdora drafted; that of 2026 is a confirmation. */
export const VALDORA_SMVP: Readonly<Record<2024 | 2025, SmvpFile>> = { 2024: SMVP_2024, 2025: SMVP_2025 };
