import type { SmvpFile } from "./readSmvp.ts";

/** What an administration may start from (it. "modello di SMVP"): each is a whole document, to be changed and approved by act. */
export const SMVP_PRESETS = ["semplificato", "intermedio", "completo", "settimo-2023"] as const;
export type SmvpPreset = (typeof SMVP_PRESETS)[number];

export const SMVP_PRESET_WORDS: Record<SmvpPreset, string> = {
  semplificato: "pochi campi, senza dirigenza: l'EQ al posto del dirigente",
  intermedio: "dirigenti o EQ, comportamenti pesati, differenziazione misurata",
  completo: "tutte le componenti, quota legata alle funzioni, gradualità dei ritardi",
  "settimo-2023": "la griglia dei punteggi pubblicata da Settimo Torinese per il 2023; il resto, che il documento non dice, è una proposta",
};

/** A number that is missing waits for it; what does not apply or was taken out leaves its weight to the others. */
const WAITS: SmvpFile["individuale"]["senza_dato"] = {
  mancante: "attendi",
  non_applicabile: "escludi",
  neutralizzato: "escludi",
  non_calcolabile: "attendi",
};

/** What becomes of a result without a value: what nobody measured is waited for, what the rule cannot compute leaves its weight to the others. */
const OF_RESULTS: SmvpFile["individuale"]["senza_dato"] = { ...WAITS, non_calcolabile: "escludi" };

const VALUE: SmvpFile["raggiungimento"]["almeno"] = {
  regola: "rapporto",
  senza_valore_di_partenza: "rapporto",
  target_non_positivo: "tutto_o_niente",
  valore_non_positivo: "massimo",
};

const BINARY: SmvpFile["raggiungimento"]["almeno"] = { ...VALUE, regola: "tutto_o_niente", senza_valore_di_partenza: "tutto_o_niente" };

const ALL_OR_NOTHING: SmvpFile["raggiungimento"] = {
  minimo: "0",
  massimo: "100",
  scadenza: { giorni_di_tolleranza: 0 },
  almeno: BINARY,
  al_massimo: BINARY,
  intervallo: { tolleranza_sotto: "0", tolleranza_sopra: "0" },
  variazione: "tutto_o_niente",
  valore_e_scadenza: { conta: "il_peggiore", peso_valore: "50", peso_scadenza: "50" },
  esiti: { raggiunto: "100", non_raggiunto: "0" },
};

const GRADUAL: SmvpFile["raggiungimento"] = {
  ...ALL_OR_NOTHING,
  scadenza: { giorni_di_tolleranza: 0, zero_dopo_giorni: 92 },
  almeno: VALUE,
  al_massimo: { ...VALUE, regola: "interpolazione" },
  variazione: "interpolazione",
};

function level(pesi: SmvpFile["aggregazione"]["unita"]["pesi"]): SmvpFile["aggregazione"]["unita"] {
  return { pesi, senza_dato: OF_RESULTS, vale: "valutato" };
}

function rollUp(pesi: SmvpFile["aggregazione"]["unita"]["pesi"], quota: string): SmvpFile["aggregazione"] {
  return {
    indicatori: level("nessuno"),
    obiettivi: level(pesi),
    attivita_ordinaria: level("nessuno"),
    parti_dell_unita: { senza_dato: { ...OF_RESULTS, mancante: "escludi" }, vale: "valutato" },
    unita: level("nessuno"),
    trasversali: { entrano: "nelle_unita", quota },
    condivisi: "per_quota",
  };
}

const BEHAVIOURS: SmvpFile["comportamenti"] = [
  { codice: "impegno", titolo: "Impegno e affidabilità", descrizione: "Porta a termine ciò che gli è affidato, nei tempi, con cura." },
  {
    codice: "collaborazione",
    titolo: "Collaborazione",
    descrizione: "Aiuta i colleghi, condivide ciò che sa, tiene conto degli altri uffici.",
  },
  {
    codice: "cittadini",
    titolo: "Attenzione a chi usa i servizi",
    descrizione: "Ascolta, risponde con parole chiare, cerca la soluzione.",
  },
  {
    codice: "competenza",
    titolo: "Competenza e aggiornamento",
    descrizione: "Conosce il proprio lavoro, si forma, applica ciò che impara.",
  },
  { codice: "iniziativa", titolo: "Iniziativa", descrizione: "Vede i problemi per tempo e propone come migliorare." },
];

const LEADING: SmvpFile["comportamenti"] = [
  { codice: "guida", titolo: "Guida delle persone", descrizione: "Assegna compiti chiari, dà riscontri, fa crescere i collaboratori." },
  { codice: "programmazione", titolo: "Programmazione e controllo", descrizione: "Pianifica, verifica l'avanzamento, corregge in tempo." },
  { codice: "decisione", titolo: "Decisione", descrizione: "Decide nei tempi e ne risponde." },
];

const FOUR: SmvpFile["scale"] = [
  {
    tipo: "numeri",
    codice: "zero-quattro",
    da: "0",
    a: "4",
    decimali: 1,
    conversione: "sul_massimo",
    livelli: [
      { fino_a: "1", nome: "non adeguato", descrizione: "Il comportamento manca, o crea problemi al servizio." },
      { fino_a: "2", nome: "da migliorare", descrizione: "Il comportamento c'è, non con continuità." },
      { fino_a: "3", nome: "adeguato", descrizione: "Il comportamento è quello che il ruolo richiede." },
      { fino_a: "4", nome: "esemplare", descrizione: "Il comportamento va oltre ciò che il ruolo richiede ed è di esempio." },
    ],
  },
];

/** The grid that the source of this project prints. */
const PUBLISHED_BANDS: SmvpFile["fasce"] = [
  { fino_a: "80", compreso: false, etichetta: "Minore di 80 punti" },
  { fino_a: "85", compreso: true, etichetta: "Da 80 a 85 punti" },
  { fino_a: "90", compreso: true, etichetta: "Da 85,01 a 90 punti" },
  { fino_a: "95", compreso: true, etichetta: "Da 90,01 a 95 punti" },
  { fino_a: "100", compreso: false, etichetta: "Da 95,01 a 99,99 punti" },
  { fino_a: "100", compreso: true, etichetta: "100 Punti" },
];

const FOUR_BANDS: SmvpFile["fasce"] = [
  { fino_a: "60", compreso: false, etichetta: "Meno di 60" },
  { fino_a: "80", compreso: false, etichetta: "Da 60 a meno di 80" },
  { fino_a: "95", compreso: false, etichetta: "Da 80 a meno di 95" },
  { fino_a: "100", compreso: true, etichetta: "Da 95 a 100" },
];

const DIFFERENCES: NonNullable<SmvpFile["differenziazione"]> = {
  misura: "scarto_quadratico_medio",
  persone_minime: 3,
  gradini: [
    { fino_a: "1", compreso: false, punti: "0" },
    { fino_a: "2", compreso: false, punti: "50" },
    { fino_a: "4", compreso: false, punti: "80" },
  ],
  oltre: "100",
};

const NEUTRAL: SmvpFile["individuale"]["assenze_neutre"] = [
  "maternita",
  "paternita",
  "congedo_parentale",
  "disabilita",
  "terapie_salvavita",
  "infortunio_sul_lavoro",
  "donazione_di_sangue",
  "cariche_elettive",
  "permessi_sindacali",
];

type Component = SmvpFile["ruoli"][number]["componenti"][number];
type RoleName = SmvpFile["ruoli"][number]["ruolo"];

/** A template: components with their weights, behaviours that all weigh the same, judged from 0 to 4. */
function template(
  ruolo: RoleName,
  components: Readonly<Partial<Record<Component["tipo"], string>>>,
  behaviours: readonly string[],
): SmvpFile["ruoli"][number] {
  return {
    ruolo,
    componenti: Object.entries(components).map(([tipo, peso]) => ({ tipo: tipo, peso })),
    comportamenti: behaviours.map((codice) => ({ codice })),
    scala: "zero-quattro",
  };
}

const STAFF = ["impegno", "collaborazione", "cittadini", "competenza"];
const LEADERS = ["guida", "programmazione", "decisione", "collaborazione"];

const semplificato: SmvpFile = {
  schema: "traguardo/smvp/1",
  titolo: "Sistema di misurazione e valutazione della performance, forma semplificata",
  profondita: "semplificato",
  pesi: { componenti: "percentuali", comportamenti: "nessuno", obiettivi: "nessuno" },
  ruoli: [
    template("segretario", { ente: "40", obiettivi: "30", comportamenti: "30" }, LEADERS),
    template("eq_con_funzioni_dirigenziali", { unita: "45", obiettivi: "20", comportamenti: "30", differenziazione: "5" }, LEADERS),
    template("funzionari", { unita: "40", comportamenti: "60" }, STAFF),
    template("istruttori", { unita: "40", comportamenti: "60" }, STAFF),
    template("operatori_esperti", { unita: "30", comportamenti: "70" }, STAFF),
    template("operatori", { unita: "30", comportamenti: "70" }, STAFF),
  ],
  scale: FOUR,
  comportamenti: [...BEHAVIOURS, ...LEADING],
  fasce: FOUR_BANDS,
  raggiungimento: ALL_OR_NOTHING,
  aggregazione: rollUp("nessuno", "0"),
  individuale: {
    quota_dell_unita: "tutta_l_unita",
    senza_dato: WAITS,
    piu_schede: "per_giorni",
    giorni_minimi: 90,
    assenze_neutre: NEUTRAL,
  },
  differenziazione: DIFFERENCES,
  arrotondamento: { decimali: 2, fasce_sul: "esatto" },
  negativa_sotto: "60",
  procedura: { giorni_osservazioni: 10, audizione: true, giorni_decisione: 30, decide: "segretario" },
};

const intermedio: SmvpFile = {
  ...semplificato,
  titolo: "Sistema di misurazione e valutazione della performance, forma intermedia",
  profondita: "intermedio",
  pesi: { componenti: "percentuali", comportamenti: "nessuno", obiettivi: "percentuali" },
  ruoli: [
    template("segretario", { ente: "35", obiettivi: "35", comportamenti: "30" }, LEADERS),
    template("dirigente", { unita: "40", ente: "10", obiettivi: "20", comportamenti: "25", differenziazione: "5" }, LEADERS),
    template("eq", { unita: "35", obiettivi: "30", comportamenti: "30", differenziazione: "5" }, LEADERS),
    template("funzionari", { unita: "30", obiettivi: "20", comportamenti: "50" }, STAFF),
    template("istruttori", { unita: "30", obiettivi: "15", comportamenti: "55" }, STAFF),
    template("operatori_esperti", { unita: "30", obiettivi: "10", comportamenti: "60" }, STAFF),
    template("operatori", { unita: "30", comportamenti: "70" }, STAFF),
  ],
  raggiungimento: GRADUAL,
  aggregazione: rollUp("percentuali", "20"),
};

const completo: SmvpFile = {
  ...intermedio,
  titolo: "Sistema di misurazione e valutazione della performance",
  profondita: "completo",
  aggregazione: { ...rollUp("percentuali", "20"), unita: level("coefficienti") },
  individuale: { ...intermedio.individuale, quota_dell_unita: "obiettivi_collegati" },
};

const settimo: SmvpFile = {
  ...intermedio,
  titolo: "Sistema di misurazione e valutazione della performance, con la griglia pubblicata per il 2023",
  fasce: PUBLISHED_BANDS,
  raggiungimento: ALL_OR_NOTHING,
  aggregazione: rollUp("nessuno", "0"),
  pesi: { componenti: "percentuali", comportamenti: "nessuno", obiettivi: "nessuno" },
  individuale: { ...intermedio.individuale, quota_dell_unita: "obiettivi_collegati", giorni_minimi: 183 },
};

/** The document of each preset. */
export const PRESETS: Readonly<Record<SmvpPreset, SmvpFile>> = { semplificato, intermedio, completo, "settimo-2023": settimo };
