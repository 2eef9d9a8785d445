/** A good contract of an invented administration, as its file holds it: each formula and each clause stands in it once. */
export const A_CONTRACT = {
  schema: "traguardo/cci/1",
  anno: 2026,
  atto: { organo: "Contratto collettivo integrativo", numero: "1", data: "2026-05-20" },
  smvp: { organo: "Giunta comunale", numero: "20", data: "2026-01-30" },
  dipendenti: 150,
  dirigenti: 6,
  esclusioneDisciplinare: "rimproveroScritto",
  arrotondamento: "restiMaggiori",
  fondi: [
    {
      categoria: "personale",
      stanziato: "60000.00",
      determina: { organo: "Responsabile del personale", numero: "412", data: "2026-04-30" },
      formula: {
        tipo: "soglie",
        soglie: [
          { da: "60", daCompreso: true, a: "95", aCompreso: false, paga: "proporzionale" },
          { da: "95", daCompreso: true, a: "100", aCompreso: true, paga: "100" },
        ],
      },
      base: { tipo: "coefficienti", coefficienti: { funzionari: "1.2", istruttori: "1", operatoriEsperti: "0.95", operatori: "0.9" } },
      valutazionePositivaDa: "60",
      maggiorazione: {
        tipo: "applicata",
        percentuale: "30",
        quota: { tipo: "percentuale", percentuale: "10", arrotondamento: "difetto" },
        collegataObiettiviEnte: false,
        parita: ["punteggioPrecedente", "mediaDueAnni"],
        ultimaParita: "nessuno",
      },
      resti: "economie",
      senzaPunteggio: {
        mancante: "accantonamento",
        nonApplicabile: "nulla",
        neutralizzato: "accantonamento",
        nonCalcolabile: "accantonamento",
      },
      contestazione: "intero",
    },
    {
      categoria: "eq",
      stanziato: "5647.06",
      determina: { organo: "Responsabile del personale", numero: "413", data: "2026-04-30" },
      retribuzioneDiPosizione: "32000.00",
      formula: { tipo: "budgetAssegnato" },
      base: { tipo: "posizione" },
      valutazionePositivaDa: "60",
      maggiorazione: { tipo: "nonApplicata", motivo: "Il contratto nazionale non la prevede per gli incarichi di elevata qualificazione" },
      resti: "colleghi",
      senzaPunteggio: { mancante: "accantonamento", nonApplicabile: "nulla", neutralizzato: "nulla", nonCalcolabile: "accantonamento" },
      contestazione: "differenza",
      interim: "20",
    },
    {
      categoria: "dirigenti",
      stanziato: "60000.00",
      determina: { organo: "Responsabile del personale", numero: "414", data: "2026-04-30" },
      retribuzioneDiPosizione: "240000.00",
      formula: {
        tipo: "buste",
        buste: [
          { obiettivo: "2026-001", percentuale: "62.5" },
          { obiettivo: "2026-002", percentuale: "37.5" },
        ],
        soglie: [{ da: "0", daCompreso: true, a: "100", aCompreso: true, paga: "proporzionale" }],
      },
      base: { tipo: "coefficienti", coefficienti: { dirigente: "1" } },
      valutazionePositivaDa: "70",
      maggiorazione: {
        tipo: "applicata",
        percentuale: "30",
        quota: { tipo: "numero", numero: 1 },
        collegataObiettiviEnte: false,
        parita: [],
        ultimaParita: "nessuno",
      },
      resti: "economie",
      senzaPunteggio: {
        mancante: "accantonamento",
        nonApplicabile: "nulla",
        neutralizzato: "accantonamento",
        nonCalcolabile: "accantonamento",
      },
      contestazione: "intero",
      interim: "30",
      tempiDiPagamento: { percentuale: "30", persi: "economie" },
    },
    {
      categoria: "segretario",
      stanziato: "9000.00",
      determina: { organo: "Responsabile del personale", numero: "415", data: "2026-04-30" },
      formula: { tipo: "punti", soglie: [{ da: "0", daCompreso: true, a: "100", aCompreso: true, paga: "proporzionale" }] },
      base: { tipo: "coefficienti", coefficienti: { segretario: "1" } },
      valutazionePositivaDa: "60",
      maggiorazione: { tipo: "nonApplicata", motivo: "Una persona sola" },
      resti: "economie",
      senzaPunteggio: { mancante: "accantonamento", nonApplicabile: "nulla", neutralizzato: "nulla", nonCalcolabile: "accantonamento" },
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
