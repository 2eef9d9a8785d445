import type { Json } from "../../src/domain/kernel/json.ts";

const POSITIONS = { eq: "120000.00", dirigenti: "126000.00" };

const band = (da: string, a: string, paga: string) => ({ da, da_compreso: true, a, a_compreso: a === "100", paga });

/** Sixty to a hundred: a fixed part, then as much as the score, then all of it. */
const STEPS = [band("60", "80", "60"), band("80", "95", "proporzionale"), band("95", "100", "100")];

const WITHOUT_SCORE = {
  mancante: "accantonamento",
  non_applicabile: "nulla",
  neutralizzato: "accantonamento",
  non_calcolabile: "accantonamento",
};
const BY_AREA = { tipo: "coefficienti", coefficienti: { funzionari: "1.3", istruttori: "1.1", operatori_esperti: "1", operatori: "0.9" } };
const FOR_SEGRETARIO = { tipo: "coefficienti", coefficienti: { segretario: "1" } };
const GATE = { percentuale: "30", persi: "economie" };
const NO_SURCHARGE_EQ = {
  tipo: "non_applicata",
  motivo: "La maggiorazione del premio riguarda il personale senza incarico di elevata qualificazione.",
};
const NO_SURCHARGE_SEGRETARIO = { tipo: "non_applicata", motivo: "È il solo del fondo." };

function common(determina: string, data: string) {
  return { determina: { atto: determina, data }, valutazione_positiva_da: "60", resti: "economie", senza_punteggio: WITHOUT_SCORE, contestazione: "intero" }; // prettier-ignore
}

const IN_2024 = common("Responsabile del personale, determinazione n. 301", "2024-04-22");
const IN_2025 = { ...common("Responsabile del personale, determinazione n. 288", "2025-04-15"), contestazione: "differenza" };

/** The contract of 2024. Each fund is shared by another formula: points, steps, budgets, envelopes. */
const CCI_2024 = {
  schema: "traguardo/cci/1",
  anno: 2024,
  atto: { atto: "Contratto collettivo integrativo n. 1 (inventato)", data: "2024-06-12" },
  smvp: { atto: "Giunta comunale n. 12", data: "2024-01-31" },
  dipendenti: 150,
  dirigenti: 3,
  esclusione_disciplinare: "rimprovero_scritto",
  arrotondamento: "resti_maggiori",
  fondi: [
    {
      ...IN_2024,
      categoria: "personale",
      stanziato: "118000.00",
      formula: { tipo: "punti", soglie: STEPS },
      base: BY_AREA,
      maggiorazione: {
        tipo: "applicata",
        percentuale: "30",
        quota: { tipo: "percentuale", percentuale: "10", arrotondamento: "difetto" },
        collegata_obiettivi_ente: false,
        parita: ["punteggio_precedente", "media_due_anni"],
        ultima_parita: "nessuno",
      },
    },
    {
      ...IN_2024,
      categoria: "eq",
      stanziato: "26400.00",
      retribuzione_di_posizione: POSITIONS.eq,
      formula: { tipo: "soglie", soglie: STEPS },
      base: { tipo: "posizione" },
      maggiorazione: NO_SURCHARGE_EQ,
      interim: "20",
      tempi_di_pagamento: GATE,
    },
    {
      ...IN_2024,
      categoria: "dirigenti",
      stanziato: "43500.00",
      retribuzione_di_posizione: POSITIONS.dirigenti,
      formula: { tipo: "budget_assegnato" },
      base: { tipo: "posizione" },
      maggiorazione: { tipo: "non_applicata", motivo: "Con tre dirigenti la maggiorazione è facoltativa." },
      interim: "25",
      tempi_di_pagamento: GATE,
    },
    {
      ...IN_2024,
      categoria: "segretario",
      stanziato: "9000.00",
      formula: {
        tipo: "buste",
        buste: [
          { obiettivo: "2024-005", percentuale: "25" },
          { obiettivo: "2024-006", percentuale: "30" },
          { obiettivo: "2024-007", percentuale: "20" },
          { obiettivo: "2024-008", percentuale: "25" },
        ],
        soglie: STEPS,
      },
      base: FOR_SEGRETARIO,
      maggiorazione: NO_SURCHARGE_SEGRETARIO,
    },
  ],
} satisfies Json;

/** The contract of 2025: budgets with what is left to colleagues of the same leader for the staff, points for EQ, a guaranteed total for the best dirigente. */
const CCI_2025 = {
  ...CCI_2024,
  anno: 2025,
  atto: { atto: "Contratto collettivo integrativo n. 1 (inventato)", data: "2025-06-10" },
  smvp: { atto: "Giunta comunale n. 9", data: "2025-01-30" },
  fondi: [
    {
      ...IN_2025,
      categoria: "personale",
      stanziato: "121000.00",
      formula: { tipo: "budget_assegnato" },
      base: BY_AREA,
      resti: "colleghi",
      maggiorazione: {
        tipo: "applicata",
        percentuale: "30",
        quota: { tipo: "numero", numero: 10 },
        collegata_obiettivi_ente: false,
        parita: ["punteggio_precedente", "media_due_anni"],
        ultima_parita: "nessuno",
      },
    },
    {
      ...IN_2025,
      categoria: "eq",
      stanziato: "27000.00",
      retribuzione_di_posizione: POSITIONS.eq,
      formula: { tipo: "punti", soglie: STEPS },
      base: { tipo: "posizione" },
      maggiorazione: NO_SURCHARGE_EQ,
      interim: "20",
      tempi_di_pagamento: GATE,
    },
    {
      ...IN_2025,
      categoria: "dirigenti",
      stanziato: "44000.00",
      retribuzione_di_posizione: POSITIONS.dirigenti,
      formula: { tipo: "soglie", soglie: STEPS },
      base: { tipo: "posizione" },
      maggiorazione: {
        tipo: "applicata",
        percentuale: "30",
        quota: { tipo: "numero", numero: 1 },
        collegata_obiettivi_ente: false,
        parita: ["punteggio_precedente"],
        ultima_parita: "nessuno",
      },
      interim: "25",
      tempi_di_pagamento: GATE,
    },
    {
      ...IN_2025,
      categoria: "segretario",
      stanziato: "9000.00",
      formula: { tipo: "soglie", soglie: STEPS },
      base: FOR_SEGRETARIO,
      maggiorazione: NO_SURCHARGE_SEGRETARIO,
    },
  ],
} satisfies Json;

/** The contracts Valdora signed; that of 2026 is still to be bargained. */
export const VALDORA_CCI: Readonly<Record<2024 | 2025, Json>> = { 2024: CCI_2024, 2025: CCI_2025 };
