/** A good contract of an invented administration, as its file holds it: each formula and each clause stands in it once. */
export const A_CONTRACT = {
  schema: "traguardo/cci/1",
  anno: 2026,
  atto: { atto: "Contratto collettivo integrativo, n. 1", data: "2026-05-20" },
  smvp: { atto: "Giunta comunale, n. 20", data: "2026-01-30" },
  dipendenti: 150,
  dirigenti: 6,
  esclusione_disciplinare: "rimprovero_scritto",
  arrotondamento: "resti_maggiori",
  fondi: [
    {
      categoria: "personale",
      stanziato: "60000.00",
      determina: { atto: "Responsabile del personale, n. 412", data: "2026-04-30" },
      formula: {
        tipo: "soglie",
        soglie: [
          { da: "60", da_compreso: true, a: "95", a_compreso: false, paga: "proporzionale" },
          { da: "95", da_compreso: true, a: "100", a_compreso: true, paga: "100" },
        ],
      },
      base: { tipo: "coefficienti", coefficienti: { funzionari: "1.2", istruttori: "1", operatori_esperti: "0.95", operatori: "0.9" } },
      valutazione_positiva_da: "60",
      maggiorazione: {
        tipo: "applicata",
        percentuale: "30",
        quota: { tipo: "percentuale", percentuale: "10", arrotondamento: "difetto" },
        collegata_obiettivi_ente: false,
        parita: ["punteggio_precedente", "media_due_anni"],
        ultima_parita: "nessuno",
      },
      resti: "economie",
      senza_punteggio: {
        mancante: "accantonamento",
        non_applicabile: "nulla",
        neutralizzato: "accantonamento",
        non_calcolabile: "accantonamento",
      },
      contestazione: "intero",
    },
    {
      categoria: "eq",
      stanziato: "5647.06",
      determina: { atto: "Responsabile del personale, n. 413", data: "2026-04-30" },
      retribuzione_di_posizione: "32000.00",
      formula: { tipo: "budget_assegnato" },
      base: { tipo: "posizione" },
      valutazione_positiva_da: "60",
      maggiorazione: { tipo: "non_applicata", motivo: "Il contratto nazionale non la prevede per gli incarichi di elevata qualificazione" },
      resti: "colleghi",
      senza_punteggio: { mancante: "accantonamento", non_applicabile: "nulla", neutralizzato: "nulla", non_calcolabile: "accantonamento" },
      contestazione: "differenza",
      interim: "20",
    },
    {
      categoria: "dirigenti",
      stanziato: "60000.00",
      determina: { atto: "Responsabile del personale, n. 414", data: "2026-04-30" },
      retribuzione_di_posizione: "240000.00",
      formula: {
        tipo: "buste",
        buste: [
          { obiettivo: "2026-001", percentuale: "62.5" },
          { obiettivo: "2026-002", percentuale: "37.5" },
        ],
        soglie: [{ da: "0", da_compreso: true, a: "100", a_compreso: true, paga: "proporzionale" }],
      },
      base: { tipo: "coefficienti", coefficienti: { dirigente: "1" } },
      valutazione_positiva_da: "70",
      maggiorazione: {
        tipo: "applicata",
        percentuale: "30",
        quota: { tipo: "numero", numero: 1 },
        collegata_obiettivi_ente: false,
        parita: [],
        ultima_parita: "nessuno",
      },
      resti: "economie",
      senza_punteggio: {
        mancante: "accantonamento",
        non_applicabile: "nulla",
        neutralizzato: "accantonamento",
        non_calcolabile: "accantonamento",
      },
      contestazione: "intero",
      interim: "30",
      tempi_di_pagamento: { percentuale: "30", persi: "economie" },
    },
    {
      categoria: "segretario",
      stanziato: "9000.00",
      determina: { atto: "Responsabile del personale, n. 415", data: "2026-04-30" },
      formula: { tipo: "punti", soglie: [{ da: "0", da_compreso: true, a: "100", a_compreso: true, paga: "proporzionale" }] },
      base: { tipo: "coefficienti", coefficienti: { segretario: "1" } },
      valutazione_positiva_da: "60",
      maggiorazione: { tipo: "non_applicata", motivo: "Una persona sola" },
      resti: "economie",
      senza_punteggio: { mancante: "accantonamento", non_applicabile: "nulla", neutralizzato: "nulla", non_calcolabile: "accantonamento" },
      contestazione: "intero",
    },
  ],
};

/** A copy of the contract with the value at a path replaced: `changed({ "fondi.0.stanziato": "1.00" })`; undefined takes the key away. */
export function changed(changes: Readonly<Record<string, unknown>>): string {
  const copy = structuredClone(A_CONTRACT) as unknown;
  for (const [path, value] of Object.entries(changes)) {
    const parts = path.split(".");
    const last = parts.pop() ?? "";
    const parent = parts.reduce<unknown>((at, part) => (at as Record<string, unknown>)[part], copy) as Record<string, unknown>;
    if (value !== undefined) parent[last] = value;
    else if (Array.isArray(parent)) parent.splice(Number(last), 1);
    else Reflect.deleteProperty(parent, last);
  }
  return JSON.stringify(copy);
}
