import {
  PRESETS
} from "./chunk-5PAK7RZ3.js";
import {
  approveRules,
  draftRules
} from "./chunk-MUTURD7S.js";
import {
  closeHeadCount
} from "./chunk-6K66CKFX.js";
import {
  recordPay
} from "./chunk-AHBLLAOX.js";
import {
  recordEvaluation
} from "./chunk-7TLYTQ3X.js";
import "./chunk-2LNQIOKY.js";
import "./chunk-3OMFAB2F.js";
import "./chunk-WBSH52Z2.js";
import "./chunk-DXVBHXZ3.js";
import "./chunk-KEQUZAVZ.js";
import {
  DIRIGENTI,
  OFFICES,
  PART_TIME,
  UNITS,
  careersOf,
  leaderOf,
  nameOf,
  objectiveCode
} from "./chunk-EYR35ZDW.js";
import {
  loadLastRun
} from "./chunk-PFD33CO2.js";
import "./chunk-QPYDRUEM.js";
import "./chunk-ME4ERSV2.js";
import {
  importEvaluations
} from "./chunk-PDJQVISQ.js";
import "./chunk-QPI6RMLQ.js";
import "./chunk-QSRMBLGI.js";
import "./chunk-UJMK5DDS.js";
import "./chunk-KFONIPZI.js";
import "./chunk-HYBPTOKR.js";
import "./chunk-DRAZHDIL.js";
import "./chunk-JGRYUSCM.js";
import "./chunk-GIH3WPH6.js";
import {
  DEMONSTRATION_MAKER
} from "./chunk-LLOIXRTK.js";
import "./chunk-4MDBWQCL.js";
import "./chunk-UQ62ZDIO.js";
import "./chunk-YEDMBMKX.js";
import "./chunk-P7XYAUP4.js";
import "./chunk-35W6ZBG6.js";
import "./chunk-BTV5RUOO.js";
import "./chunk-A672SG2A.js";
import "./chunk-S5Y7YUWN.js";
import "./chunk-IPUZRVVS.js";
import "./chunk-ZMLSEMQW.js";
import "./chunk-RWEJIB4H.js";
import "./chunk-XEVOJYQI.js";
import "./chunk-MJTHQE4O.js";
import {
  civilDate
} from "./chunk-V65HRVHO.js";
import "./chunk-RWJMKMBA.js";

// demo/valdora/catalogue.ts
var entry = (codice, nome, tipo, classe, verso, unita_di_misura, formula, fonte, decimali = 0) => ({
  codice,
  nome,
  tipo,
  classe,
  formula,
  unita_di_misura,
  decimali,
  verso,
  fonte
});
var CATALOGUE = [
  entry("registro", "Registro degli accessi", "si_no", "efficienza", "nessuno", "s\xEC o no", "pubblicato ogni semestre", "Protocollo"),
  entry("albo", "Revisione dell'albo delle associazioni", "data", "progetti", "data", "giorno", "giorno dell'atto che approva l'albo", "Protocollo"),
  entry("risposte", "Tempo di risposta agli accessi", "numero", "efficienza", "basso", "giorni", "media dei giorni tra domanda e risposta", "Protocollo", 1),
  entry("pasti", "Gradimento dei pasti", "gradimento", "soddisfazione", "alto", "voto da 1 a 10", "media dei voti delle famiglie", "Gestionale dei questionari", 1),
  entry("gradi", "Temperatura nelle aule", "numero", "efficienza", "intervallo", "gradi", "media delle temperature rilevate d'inverno", "Software di controllo degli impianti", 1),
  entry("aperture", "Apertura della biblioteca", "numero", "efficienza", "alto", "ore", "ore di apertura nell'anno", "Registro delle aperture"),
  entry("iscritti", "Nuovi iscritti alla biblioteca", "numero", "impatto", "alto", "persone", "iscritti per la prima volta nell'anno", "Gestionale della biblioteca"),
  entry("attesa", "Attesa del primo colloquio", "numero", "efficienza", "basso", "giorni", "media dei giorni tra domanda e colloquio", "Gestionale dei servizi sociali", 1),
  { ...entry("accolte", "Domande accolte", "percentuale", "impatto", "alto", "per cento", "domande accolte su domande presentate", "Gestionale dei servizi sociali", 1), numeratore: "domande accolte", denominatore: "domande presentate", referente: "Area Sociale e demografici" },
  entry("chiarezza", "Chiarezza dei moduli", "qualitativo", "efficienza", "alto", "giudizio", "giudizio di tre lettori di prova", "Registro delle letture"),
  entry("errori", "Atti corretti dopo la firma", "numero", "efficienza", "basso", "atti", "atti corretti nell'anno", "Registro degli atti"),
  entry("cantieri", "Solai della scuola Aurora", "fasi", "progetti", "alto", "per cento", "avanzamento delle fasi del progetto", "Registro di cantiere"),
  entry("sottopasso", "Pulizie del sottopasso", "numero", "efficienza", "alto", "pulizie", "pulizie eseguite nell'anno", "Registro di cantiere"),
  entry("varianti", "Varianti in corso d'opera", "numero", "efficienza", "basso", "varianti", "varianti approvate nell'anno", "Registro di cantiere"),
  entry("verde", "Cura del verde", "composito", "efficienza", "alto", "punti", "tagli dell'erba e alberi controllati", "Registro del verde"),
  entry("polveri", "Giorni con polveri oltre il limite", "numero", "impatto", "basso", "giorni", "giorni oltre il limite nell'anno", "Banca dati regionale"),
  entry("cassa", "Verifiche di cassa", "numero", "efficienza", "nessuno", "verifiche", "verifiche eseguite nell'anno", "Verbali dei revisori"),
  entry("anticipo", "Anticipazione di tesoreria", "finanziario", "efficienza", "basso", "euro", "somma chiesta nell'anno", "Contabilit\xE0", 2),
  entry("cedolini", "Cedolini senza correzioni", "percentuale", "efficienza", "alto", "per cento", "cedolini mai corretti su cedolini emessi", "Gestionale del personale", 1),
  entry("conto", "Conto annuale", "data", "politiche", "data", "giorno", "giorno dell'invio", "Ministero, ricevuta dell'invio"),
  entry("presidio", "Presidio delle scuole", "composito", "politiche", "alto", "punti", "il peggiore tra i turni del mattino e del pomeriggio", "Registro dei servizi"),
  entry("segnaletica", "Segnaletica davanti alle scuole", "data", "progetti", "data", "giorno", "giorno di fine lavori", "Registro di cantiere")
];

// demo/valdora/drawn.ts
var SEED = 2166136261;
function drawn(limit, ...words) {
  let hash = SEED;
  for (const character of words.join("|")) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 16777619) >>> 0;
  hash = Math.imul(hash ^ hash >>> 15, 2246822507) >>> 0;
  return ((hash ^ hash >>> 13) >>> 0) % limit;
}

// demo/valdora/exceptions.ts
var EXCEPTIONS = {
  2024: {
    "V-006": { neutralised: "Giunta comunale n. 88 del 20/09/2024: lavori nella sala sospesi dal gestore dell'edificio" },
    "V-089": { sanction: "rimprovero_scritto" },
    "V-093": { hasNoForm: true },
    "V-105": { sanction: "rimprovero_verbale" },
    "V-115": { notEvaluable: { motivo: "altro", nota: "In comando presso un'altra amministrazione, che ne valuta il lavoro." } },
    "V-121": { around: 6 },
    "V-141": { notEvaluable: { motivo: "rapporto_sospeso", nota: "Aspettativa senza assegni dal 15/03/2024." } },
    "V-154": { hasNoForm: true }
  },
  2025: {
    "V-087": { around: 17 },
    "V-120": { notEvaluable: { motivo: "nessun_obiettivo", nota: "Distacco sindacale a tempo pieno: nessun obiettivo assegnato." } },
    "V-110": { notEvaluable: { motivo: "uscita_anticipata", nota: "Uscita a met\xE0 anno, prima del colloquio finale." } },
    "V-157": { hasNoForm: true }
  }
};
function exceptionOf(year, code) {
  return EXCEPTIONS[year]?.[code];
}

// demo/valdora/smvp.ts
var STAFF_WEIGHTS = { impegno: "30", collaborazione: "25", cittadini: "25", competenza: "20" };
var LEADING_WEIGHTS = { guida: "30", programmazione: "30", decisione: "20", collaborazione: "20" };
var STAFF_BEHAVIOURS = Object.keys(STAFF_WEIGHTS);
var LEADING_BEHAVIOURS = Object.keys(LEADING_WEIGHTS);
var START = PRESETS.completo;
var LEADERS = ["segretario", "dirigente", "eq"];
function weighed(role) {
  const weights = LEADERS.includes(role.ruolo) ? LEADING_WEIGHTS : STAFF_WEIGHTS;
  return { ...role, comportamenti: Object.entries(weights).map(([codice, peso]) => ({ codice, peso })) };
}
var SMVP_2024 = {
  ...START,
  titolo: "Sistema di misurazione e valutazione della performance del Comune di Valdora (citt\xE0 inventata)",
  pesi: { ...START.pesi, comportamenti: "percentuali" },
  ruoli: START.ruoli.map(weighed),
  aggregazione: { ...START.aggregazione, attivita_ordinaria: { ...START.aggregazione.attivita_ordinaria, pesi: "punti" } },
  individuale: {
    ...START.individuale,
    giorni_minimi: 120,
    senza_dato: { ...START.individuale.senza_dato, non_calcolabile: "escludi" }
  }
};
var IN_WORDS = {
  tipo: "parole",
  codice: "giudizi",
  livelli: [
    { parola: "non adeguato", valore: "30", descrizione: "Il lavoro affidato spesso non \xE8 svolto, o va rifatto." },
    { parola: "migliorabile", valore: "65", descrizione: "Il lavoro \xE8 svolto, con aiuto o con ritardi." },
    { parola: "buono", valore: "85", descrizione: "Il lavoro \xE8 svolto bene e nei tempi." },
    { parola: "ottimo", valore: "100", descrizione: "Il lavoro \xE8 svolto sempre bene, e la persona aiuta gli altri." }
  ]
};
var SMVP_2025 = {
  ...SMVP_2024,
  scale: [...SMVP_2024.scale, IN_WORDS],
  ruoli: SMVP_2024.ruoli.map((role) => role.ruolo === "operatori" ? { ...role, scala: "giudizi" } : role),
  individuale: { ...SMVP_2024.individuale, giorni_minimi: 90 },
  tetto: { da: "95", quota_massima: "30" },
  procedura: { ...SMVP_2024.procedura, giorni_osservazioni: 15, decide: "collegio" }
};
var VALDORA_SMVP = { 2024: SMVP_2024, 2025: SMVP_2025 };

// demo/valdora/states.ts
var IN_2025 = {
  segreteria: "definitiva",
  educazione: "definitiva",
  cultura: "comunicata",
  sociale: "definitiva",
  demografici: "definitiva",
  lavori: "proposta",
  ambiente: "comunicata",
  tributi: "definitiva",
  personale: "presa_visione",
  polizia: "assegnata"
};
var OF_PEOPLE_IN_2025 = {
  "V-001": "proposta",
  "V-002": "definitiva",
  "V-003": "definitiva",
  "V-004": "definitiva",
  "V-064": "con_osservazioni"
};
function stateOf(year, code, office) {
  if (year < 2025) return "definitiva";
  if (year > 2025 || !office) return year > 2025 ? "assegnata" : OF_PEOPLE_IN_2025[code] ?? "assegnata";
  return OF_PEOPLE_IN_2025[code] ?? IN_2025[office];
}

// demo/valdora/forms.ts
var WORDS = ["migliorabile", "buono", "buono", "ottimo"];
function formOf(year, code, { dal, al, office, role }) {
  const { unit, above } = OFFICES[office];
  const leader = leaderOf(office, al);
  const state = stateOf(year, code, office);
  const isScored = state !== "assegnata" && state !== "presa_visione";
  const judged = exceptionOf(year, code);
  return {
    persona: code,
    ruolo: role,
    unita: unit,
    valutatore: leader === code ? above : leader,
    dal,
    al,
    stato: state,
    ...judged?.notEvaluable && { non_valutabile: judged.notEvaluable },
    obiettivi: judged?.notEvaluable?.motivo === "nessun_obiettivo" ? [] : objectivesOf(year, code, { office, role }, isScored),
    obiettivi_collegati: OFFICES[office].linked.map((number) => objectiveCode(year, number)),
    comportamenti: isScored ? behavioursOf(year, code, { office, role }) : {}
  };
}
function objectivesOf(year, code, { office, role }, isScored) {
  const { linked, work, centre } = OFFICES[office];
  const planned = linked.map((number) => objectiveCode(year, number));
  const first = planned[drawn(planned.length, year, code, "obiettivo")] ?? "";
  const degree = String(Math.min(100, 64 + centre - drawn(12, year, code, "grado") + drawn(4, code)));
  const own = (titolo, peso) => ({ titolo, peso, ...isScored && { grado: degree } });
  const neutralised = exceptionOf(year, code)?.neutralised;
  switch (role) {
    case "eq":
      return [
        { obiettivo: planned[0] ?? "", peso: "50" },
        own(work, neutralised ? "30" : "50"),
        ...neutralised ? [{ titolo: "Apertura della sala lettura serale", peso: "20", neutralizzato: neutralised }] : []
      ];
    case "funzionari":
      return [{ obiettivo: first, peso: "60" }, own(work, "40")];
    case "istruttori":
      return drawn(2, code, "proprio") === 0 ? [own(work, "100")] : [{ obiettivo: first }];
    case "operatori_esperti":
      return [{ obiettivo: planned[0] ?? "" }];
    case "segretario":
    case "dirigente":
    case "operatori":
      return [];
  }
}
function behavioursOf(year, code, { office, role }) {
  const leads = role === "eq" || role === "dirigente" || role === "segretario";
  const asked = leads ? LEADING_BEHAVIOURS : STAFF_BEHAVIOURS;
  if (role === "operatori" && year >= 2025)
    return Object.fromEntries(asked.map((each) => [each, WORDS[drawn(WORDS.length, year, code, each)] ?? ""]));
  const { centre, width } = OFFICES[office];
  const around = exceptionOf(year, code)?.around ?? (leads ? 33 + drawn(6, code) : centre + drawn(2 * width + 1, year, code, "persona") - width);
  const spread = width < 2 ? 1 : 3;
  return Object.fromEntries(asked.map((each) => [each, tenths(around + drawn(2 * spread + 1, year, code, each) - spread)]));
}
function tenths(value) {
  const kept = Math.max(0, Math.min(40, value));
  return kept % 10 === 0 ? String(kept / 10) : `${String(Math.floor(kept / 10))}.${String(kept % 10)}`;
}
function formsOfLeaders(year) {
  const whole = { dal: `${String(year)}-01-01`, al: `${String(year)}-12-31` };
  const planned = (numbers) => numbers.map((number) => objectiveCode(year, number));
  const leader = (code, role, unit, objectives, linked) => {
    const state = stateOf(year, code, void 0);
    const isScored = state !== "assegnata" && state !== "presa_visione";
    return {
      persona: code,
      ruolo: role,
      unita: unit,
      valutatore: role === "segretario" ? "sindaco" : "oiv",
      ...whole,
      stato: state,
      obiettivi: planned(objectives).map((obiettivo) => ({ obiettivo })),
      obiettivi_collegati: planned(linked),
      comportamenti: isScored ? behavioursOf(year, code, { office: "segreteria", role }) : {}
    };
  };
  return [
    leader("V-001", "segretario", UNITS.segreteria, [5, 6, 7, 8], []),
    ...DIRIGENTI.map(({ code, unit, offices }) => leader(code, "dirigente", unit, [1, 2, 3, 4], offices.flatMap((name) => [...OFFICES[name].linked]))),
    // prettier-ignore
    ...year === 2024 ? INTERIM_2024 : []
  ];
}
var INTERIM_2024 = [
  {
    persona: "V-003",
    ruolo: "dirigente",
    unita: UNITS.polizia,
    valutatore: "oiv",
    dal: "2024-01-01",
    al: "2024-12-31",
    interim: true,
    stato: "definitiva",
    obiettivi: [{ obiettivo: "2024-034" }, { obiettivo: "2024-035" }],
    obiettivi_collegati: ["2024-034", "2024-035"],
    comportamenti: { guida: "3.4", programmazione: "3.5", decisione: "3.6", collaborazione: "3.5" }
  },
  {
    persona: "V-011",
    ruolo: "eq",
    unita: UNITS.urbanistica,
    valutatore: "V-003",
    dal: "2024-03-01",
    al: "2024-06-30",
    interim: true,
    stato: "con_osservazioni",
    obiettivi: [{ obiettivo: "2024-019" }],
    obiettivi_collegati: ["2024-019", "2024-023"],
    comportamenti: { guida: "2.6", programmazione: "2.4", decisione: "2.8", collaborazione: "3" }
  }
];

// demo/valdora/organisation.ts
function organisationOf(year) {
  const at = (day) => `${String(year)}-${day}`;
  const isOver = year < 2026;
  const later = year > 2024;
  const read = (...readings) => isOver ? [...readings] : [];
  const quarters = (...values) => read(...values.map((valore, i) => ({ al: at(["03-31", "06-30", "09-30", "12-31"][i] ?? "12-31"), valore })));
  const judged = year === 2024 && { giudizio_oiv: JUDGEMENT_2024 };
  return [
    { unita: UNITS.segreteria, peso: "1", servizi: [service("Segreteria, controlli e trasparenza", "15", registry(at, read, later))] },
    {
      unita: UNITS.educazione,
      peso: "1.5",
      servizi: [
        service("Infanzia e scuola", "10", [
          { codice: "pasti", nome: "Voto delle famiglie ai pasti, media dei trimestri", peso: "2", atteso: { valore: "8" }, conta: "media", letture_dovute: 4, regola: { tipo: "rapporto", meglio: "alto" }, rilevazioni: quarters("7.4", "7.6", "7.5", later ? "7.9" : "7.7") },
          { codice: "gradi", nome: "Temperatura media nelle aule", peso: "1", atteso: { da: "19", a: "20" }, regola: { tipo: "intervallo", tolleranza_sotto: "1", tolleranza_sopra: "2" }, rilevazioni: read({ al: at("12-31"), valore: "20.5" }) }
        ]),
        service("Cultura e biblioteca", "10", [
          { codice: "aperture", nome: "Ore di apertura nell'anno", peso: "1", atteso: { valore: "1800", partenza: "1850" }, conta: "somma", letture_dovute: 4, regola: { tipo: "interpolazione", mantenimento: { meglio: "alto", tolleranza: "200" } }, rilevazioni: quarters("450", "460", "400", "450") },
          { codice: "iscritti", nome: "Nuovi iscritti", peso: "1", atteso: { valore: "600", partenza: "400" }, regola: { tipo: "interpolazione" }, rilevazioni: read({ al: at("12-31"), valore: later ? "580" : "550" }) }
        ])
      ]
    },
    {
      unita: UNITS.sociale,
      peso: "1.5",
      servizi: [
        service("Servizi sociali e casa", "10", [
          { codice: "attesa", nome: "Giorni medi per il primo colloquio", peso: "2", atteso: { valore: "10" }, regola: { tipo: "rapporto", meglio: "basso", valore_non_positivo: "massimo" }, rilevazioni: read({ al: at("12-31"), valore: later ? "10" : "12.5" }) },
          { codice: "accolte", nome: "Domande accolte su cento presentate", peso: "1", atteso: { valore: "90" }, per: "100", conta: "somma", letture_dovute: 2, regola: { tipo: "rapporto", meglio: "alto" }, rilevazioni: read({ al: at("06-30"), numeratore: "170", denominatore: "200" }, { al: at("12-31"), numeratore: "180", denominatore: "200" }) }
        ]),
        service("Servizi demografici", "10", [
          { codice: "chiarezza", nome: "Chiarezza dei moduli secondo la lettura di prova", peso: "1", regola: { tipo: "ordinale", livelli: [{ parola: "scarsa", punti: "30" }, { parola: "sufficiente", punti: "60" }, { parola: "buona", punti: "85" }, { parola: "ottima", punti: "100" }] }, rilevazioni: read({ al: at("11-30"), livello: later ? "ottima" : "buona" }) },
          { codice: "errori", nome: "Atti corretti dopo la firma", peso: "1", regola: { tipo: "soglie", gradini: [{ fino_a: "5", compreso: true, punti: "100" }, { fino_a: "20", compreso: true, punti: "70" }], oltre: "20" }, rilevazioni: read({ al: at("12-31"), valore: later ? "4" : "12" }) }
        ])
      ]
    },
    {
      unita: UNITS.urbanistica,
      peso: "1.25",
      ...judged,
      servizi: [
        service("Territorio e lavori pubblici", "20", [
          { codice: "cantieri", nome: "Rifacimento dei solai della scuola Aurora", peso: "2", regola: { tipo: "fasi", fasi: [{ nome: "progetto", peso: "30" }, { nome: "gara", peso: "30" }, { nome: "lavori", peso: "40" }] }, rilevazioni: read({ al: at("12-31"), fasi: { progetto: "100", gara: "100", lavori: later ? "80" : "25" } }) },
          { codice: "sottopasso", nome: "Pulizie del sottopasso", peso: "1", atteso: { valore: "24" }, regola: { tipo: "tutto_o_niente", confronto: "almeno" }, neutralizzato: `Giunta comunale n. 74 del 11/07/${String(year)}: sottopasso chiuso dal gestore della ferrovia`, rilevazioni: [] },
          { codice: "varianti", nome: "Varianti in corso d'opera", peso: "1", atteso: { valore: "3" }, regola: { tipo: "tutto_o_niente", confronto: "meno_di" }, rilevazioni: read({ al: at("12-31"), valore: "2" }) }
        ])
      ]
    },
    {
      unita: UNITS.ambiente,
      peso: "1.25",
      servizi: [
        service("Ambiente e mobilit\xE0", "20", [
          { codice: "verde", nome: "Cura del verde", peso: "2", regola: { tipo: "composito", conta: "la_media", parti_mancanti: "si_escludono", parti: [{ codice: "tagli", nome: "Tagli dell'erba", peso: "60", atteso: { valore: "6" }, regola: { tipo: "rapporto", meglio: "alto" } }, { codice: "alberi", nome: "Alberi controllati", peso: "40", atteso: { valore: "300" }, regola: { tipo: "rapporto", meglio: "alto" } }] }, rilevazioni: read({ al: at("11-30"), parte: "tagli", valore: "6" }, { al: at("12-31"), parte: "alberi", valore: later ? "290" : "270" }) },
          { codice: "polveri", nome: "Giorni con polveri oltre il limite", peso: "1", atteso: { valore: "35" }, regola: { tipo: "tutto_o_niente", confronto: "al_massimo" }, rilevazioni: read({ al: at("12-31"), motivo_assenza: "La centralina \xE8 rimasta ferma da giugno." }) }
        ])
      ]
    },
    {
      unita: UNITS.risorse,
      peso: "1.25",
      servizi: [
        service("Finanze e tributi", "10", [
          { codice: "cassa", nome: "Verifiche di cassa", peso: "1", atteso: { valore: "4" }, conta: "somma", letture_dovute: 4, regola: { tipo: "tutto_o_niente", confronto: "esattamente" }, rilevazioni: quarters("1", "1", "1", "1") },
          { codice: "anticipo", nome: "Anticipazione di tesoreria usata", peso: "1", atteso: { valore: "0" }, regola: { tipo: "tutto_o_niente", confronto: "al_massimo" }, non_applicabile: "Nell'anno non \xE8 stata chiesta nessuna anticipazione.", rilevazioni: [] }
        ]),
        service("Personale e formazione", "10", [
          { codice: "cedolini", nome: "Cedolini senza correzioni, per cento", peso: "1", atteso: { valore: "98" }, regola: { tipo: "tutto_o_niente", confronto: "piu_di" }, rilevazioni: read({ al: at("12-31"), valore: later ? "98.6" : "97.9" }) },
          { codice: "conto", nome: "Invio del conto annuale", peso: "1", atteso: { entro: at("07-31") }, regola: { tipo: "data", giorni_di_tolleranza: 5, zero_dopo_giorni: 55 }, rilevazioni: read({ concluso: at(later ? "07-30" : "08-15") }) }
        ])
      ]
    },
    {
      unita: UNITS.polizia,
      peso: "1",
      servizi: [
        service("Sicurezza stradale", "20", [
          { codice: "presidio", nome: "Presidio delle scuole", peso: "2", regola: { tipo: "composito", conta: "il_peggiore", parti_mancanti: "annullano", parti: [{ codice: "mattina", nome: "Turni del mattino", peso: "50", atteso: { valore: "200" }, regola: { tipo: "rapporto", meglio: "alto" } }, { codice: "sera", nome: "Turni del pomeriggio", peso: "50", atteso: { valore: "150" }, regola: { tipo: "rapporto", meglio: "alto" } }] }, rilevazioni: read({ al: at("12-31"), parte: "mattina", valore: "200" }, { al: at("12-31"), parte: "sera", valore: later ? "150" : "135" }) },
          { codice: "segnaletica", nome: "Rinnovo della segnaletica davanti alle scuole", peso: "1", atteso: { entro: at("09-10") }, regola: { tipo: "data", zero_il: at("12-31") }, rilevazioni: read(later ? { concluso: at("09-08") } : { non_concluso: true }) }
        ])
      ]
    }
  ];
}
function service(servizio, quota, indicatori) {
  return { servizio, quota, indicatori: [...indicatori] };
}
function registry(at, read, later) {
  return [
    { codice: "registro", nome: "Registro degli accessi pubblicato ogni semestre", peso: "1", regola: { tipo: "tutto_o_niente", confronto: "almeno" }, rilevazioni: read({ al: at("12-31"), raggiunto: true }) },
    { codice: "albo", nome: "Revisione dell'albo delle associazioni", peso: "1", atteso: { entro: at("10-31") }, regola: { tipo: "data" }, rilevazioni: read({ concluso: at(later ? "10-20" : "10-28") }) },
    { codice: "risposte", nome: "Giorni medi di risposta agli accessi", peso: "2", atteso: { valore: "20", partenza: "30" }, regola: { tipo: "interpolazione" }, rilevazioni: read({ al: at("12-31"), valore: later ? "20" : "22" }) }
  ];
}
var JUDGEMENT_2024 = {
  valore: "88",
  motivo: "Il valore calcolato non tiene conto dei permessi rilasciati in meno di trenta giorni, verificati a campione su quaranta pratiche.",
  atto: "Nucleo di valutazione, verbale n. 3 del 14/03/2025"
};

// demo/valdora/payments.ts
var invoice = (codice, importo, ricevuta, scadenza, pagata, giorni_sospesi) => ({
  codice,
  importo,
  ricevuta,
  scadenza,
  ...pagata !== void 0 && { pagata },
  ...giorni_sospesi !== void 0 && { giorni_sospesi }
});
var PAYMENTS = {
  2024: {
    tempi_di_pagamento: {
      obiettivo: "2024-001",
      responsabili: ["V-002", "V-003", "V-004", "V-012"],
      atto_responsabili: { atto: "Giunta comunale n. 21", data: "2024-02-21" },
      pcc: { ritardo: "-5", estratto_il: "2025-01-31" },
      attestazione_revisori: { atto: "Verbale dei revisori n. 4", data: "2025-02-14" }
    },
    fatture: {
      al: "2024-12-31",
      elenco: [
        invoice("F-2024-011", "40000.00", "2024-01-20", "2024-02-20", "2024-02-10"),
        // −10 days
        invoice("F-2024-058", "30000.00", "2024-03-05", "2024-04-05", "2024-03-28"),
        // −8
        invoice("F-2024-102", "20000.00", "2024-05-10", "2024-06-10", "2024-06-08"),
        // −2
        invoice("F-2024-140", "15000.00", "2024-07-01", "2024-08-01", "2024-08-05"),
        // +4
        invoice("F-2024-171", "10000.00", "2024-09-02", "2024-10-02", "2024-11-11", 40),
        // 40 days late, all of them in dispute
        invoice("F-2024-203", "10000.00", "2024-11-11", "2024-12-11", "2024-12-16")
        // +5
      ]
    }
  },
  2025: {
    tempi_di_pagamento: {
      obiettivo: "2025-001",
      responsabili: ["V-002", "V-003", "V-004", "V-012"],
      atto_responsabili: { atto: "Giunta comunale n. 18", data: "2025-02-19" },
      pcc: { ritardo: "-3", estratto_il: "2026-01-30" }
    }
  }
};
function paymentsOf(year) {
  return PAYMENTS[year] ?? {};
}

// demo/valdoraPeople.ts
var NOTE = "Valdora non esiste. Queste persone, i loro nomi, i loro incarichi e i loro punteggi sono inventati per mostrare il sistema.";
function valdoraPeople(year, previous = /* @__PURE__ */ new Map()) {
  const careers = [...careersOf(year)].toSorted(([a], [b]) => a < b ? -1 : 1);
  return {
    schema: "traguardo/valutazioni/1",
    nota: NOTE,
    persone: [...leaders(year, previous), ...careers.map(([code, stretches]) => personOf(year, code, stretches, previous))],
    schede: [
      ...formsOfLeaders(year),
      ...careers.flatMap(
        ([code, stretches]) => exceptionOf(year, code)?.hasNoForm ? [] : stretches.map((stretch) => formOf(year, code, stretch))
      )
    ],
    unita: organisationOf(year),
    anagrafe_indicatori: [...CATALOGUE],
    ...paymentsOf(year)
  };
}
function personOf(year, code, stretches, previous) {
  const sanction = exceptionOf(year, code)?.sanction;
  const tempo = PART_TIME[code];
  return {
    codice: code,
    nome: nameOf(code),
    periodi: stretches.map(({ dal, al, office, role, neutral, counted }) => ({
      dal,
      al,
      unita: OFFICES[office].unit,
      ruolo: role,
      ...tempo !== void 0 && { tempo },
      ...neutral !== void 0 && { giorni_neutri: neutral },
      ...counted !== void 0 && { giorni_di_assenza: counted }
    })),
    ...sanction && { sanzione: sanction },
    ...earlierScore(year, code, previous),
    ...stretches.at(-1)?.role === "eq" && { retribuzione_di_posizione: "12000.00" },
    ...year === 2024 && code === "V-011" && { interim: [{ unita: UNITS.urbanistica, retribuzione_di_posizione: "12000.00", dal: "2024-03-01", al: "2024-06-30" }] }
    // prettier-ignore
  };
}
function earlierScore(year, code, previous) {
  if (year > 2024) {
    const score = previous.get(code);
    return score === void 0 ? {} : { punteggio_anno_prima: score };
  }
  if (Number(code.slice(2)) > 151) return {};
  const hundredths = (words) => `${String(84 + drawn(15, code, words))}.${String(drawn(90, code, words, "centesimi") + 10)}`;
  return { punteggio_anno_prima: hundredths("2023"), media_biennio: hundredths("biennio") };
}
function leaders(year, previous) {
  const [dal, al] = [`${String(year)}-01-01`, `${String(year)}-12-31`];
  const tempo = PART_TIME["V-001"];
  const numbers = [5, 6, 7, 8];
  return [
    {
      codice: "V-001",
      nome: nameOf("V-001"),
      periodi: [{ dal, al, unita: UNITS.segreteria, ruolo: "segretario", ...tempo !== void 0 && { tempo } }],
      ...earlierScore(year, "V-001", previous),
      quote_obiettivi: numbers.map((number) => ({ obiettivo: objectiveCode(year, number), peso: "1" }))
    },
    ...DIRIGENTI.map(({ code, unit }) => ({
      codice: code,
      nome: nameOf(code),
      periodi: [{ dal, al, unita: unit, ruolo: "dirigente" }],
      ...earlierScore(year, code, previous),
      retribuzione_di_posizione: "42000.00",
      ...year === 2024 && code === "V-003" && { interim: [{ unita: UNITS.polizia, retribuzione_di_posizione: "30000.00", dal, al }] }
    }))
  ];
}

// demo/valdora/acts.ts
var VALDORA_ACTS = {
  2024: {
    smvp: { organ: "Giunta comunale", number: "12", date: civilDate("2024-01-31") },
    cci: { organ: "Delegazione trattante e rappresentanze sindacali", number: "1", date: civilDate("2024-06-12") }
  },
  2025: {
    smvp: { organ: "Giunta comunale", number: "9", date: civilDate("2025-01-30") },
    cci: { organ: "Delegazione trattante e rappresentanze sindacali", number: "1", date: civilDate("2025-06-10") }
  },
  2026: { smvp: { organ: "Giunta comunale", number: "7", date: civilDate("2026-01-29") } }
};

// demo/valdora/cci.ts
var POSITIONS = { eq: "120000.00", dirigenti: "126000.00" };
var band = (da, a, paga) => ({ da, da_compreso: true, a, a_compreso: a === "100", paga });
var STEPS = [band("60", "80", "60"), band("80", "95", "proporzionale"), band("95", "100", "100")];
var WITHOUT_SCORE = { mancante: "accantonamento", non_applicabile: "nulla", neutralizzato: "accantonamento", non_calcolabile: "accantonamento" };
var BY_AREA = { tipo: "coefficienti", coefficienti: { funzionari: "1.3", istruttori: "1.1", operatori_esperti: "1", operatori: "0.9" } };
var FOR_SEGRETARIO = { tipo: "coefficienti", coefficienti: { segretario: "1" } };
var GATE = { percentuale: "30", persi: "economie" };
var NO_SURCHARGE_EQ = { tipo: "non_applicata", motivo: "La maggiorazione del premio riguarda il personale senza incarico di elevata qualificazione." };
var NO_SURCHARGE_SEGRETARIO = { tipo: "non_applicata", motivo: "\xC8 il solo del fondo." };
function common(determina, data) {
  return { determina: { atto: determina, data }, valutazione_positiva_da: "60", resti: "economie", senza_punteggio: WITHOUT_SCORE, contestazione: "intero" };
}
var IN_2024 = common("Responsabile del personale, determinazione n. 301", "2024-04-22");
var IN_20252 = { ...common("Responsabile del personale, determinazione n. 288", "2025-04-15"), contestazione: "differenza" };
var CCI_2024 = {
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
        ultima_parita: "nessuno"
      }
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
      tempi_di_pagamento: GATE
    },
    {
      ...IN_2024,
      categoria: "dirigenti",
      stanziato: "43500.00",
      retribuzione_di_posizione: POSITIONS.dirigenti,
      formula: { tipo: "budget_assegnato" },
      base: { tipo: "posizione" },
      maggiorazione: { tipo: "non_applicata", motivo: "Con tre dirigenti la maggiorazione \xE8 facoltativa." },
      interim: "25",
      tempi_di_pagamento: GATE
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
          { obiettivo: "2024-008", percentuale: "25" }
        ],
        soglie: STEPS
      },
      base: FOR_SEGRETARIO,
      maggiorazione: NO_SURCHARGE_SEGRETARIO
    }
  ]
};
var CCI_2025 = {
  ...CCI_2024,
  anno: 2025,
  atto: { atto: "Contratto collettivo integrativo n. 1 (inventato)", data: "2025-06-10" },
  smvp: { atto: "Giunta comunale n. 9", data: "2025-01-30" },
  fondi: [
    {
      ...IN_20252,
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
        ultima_parita: "nessuno"
      }
    },
    {
      ...IN_20252,
      categoria: "eq",
      stanziato: "27000.00",
      retribuzione_di_posizione: POSITIONS.eq,
      formula: { tipo: "punti", soglie: STEPS },
      base: { tipo: "posizione" },
      maggiorazione: NO_SURCHARGE_EQ,
      interim: "20",
      tempi_di_pagamento: GATE
    },
    {
      ...IN_20252,
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
        ultima_parita: "nessuno"
      },
      interim: "25",
      tempi_di_pagamento: GATE
    },
    {
      ...IN_20252,
      categoria: "segretario",
      stanziato: "9000.00",
      formula: { tipo: "soglie", soglie: STEPS },
      base: FOR_SEGRETARIO,
      maggiorazione: NO_SURCHARGE_SEGRETARIO
    }
  ]
};
var VALDORA_CCI = { 2024: CCI_2024, 2025: CCI_2025 };

// src/cli/evaluateValdora.ts
async function evaluateValdora(db) {
  const of = (year) => ({ db, actor: DEMONSTRATION_MAKER, administration: "valdora", year });
  const key = (what, year) => `demonstration valdora ${what} ${String(year)}`;
  const adopt = async (year, kind, source, act) => {
    const { problems } = done(kind, await draftRules(of(year), { kind, source, idempotencyKey: key(`${kind} draft`, year) }));
    if (problems.length > 0) throw new Error(`Valdora's ${kind} of ${String(year)} is not right: ${JSON.stringify(problems)}`);
    done(kind, await approveRules(of(year), { kind, act, idempotencyKey: key(`${kind} approval`, year) }));
  };
  const people = async (year, previous) => {
    const name = `valdora-valutazioni-${String(year)}.json`;
    const content = Buffer.from(JSON.stringify(valdoraPeople(year, previous), void 0, 1));
    const { refused } = done(name, await importEvaluations(of(year), { name, content, idempotencyKey: key("evaluations", year) }));
    if (refused.length > 0) throw new Error(`The demonstration's ${name} was refused: ${JSON.stringify(refused)}`);
  };
  await adopt(2024, "smvp", { kind: "document", document: VALDORA_SMVP[2024] }, VALDORA_ACTS[2024].smvp);
  await adopt(2024, "cci", { kind: "document", document: VALDORA_CCI[2024] }, VALDORA_ACTS[2024].cci);
  await people(2024);
  const reason = "Confrontati con il registro delle presenze e con l'elenco del personale al 31/12/2024 (ufficio personale, 10/03/2025).";
  done("head-count", await closeHeadCount(of(2024), { reason, idempotencyKey: key("head-count", 2024) }));
  done("evaluation", await recordEvaluation(of(2024), key("evaluation", 2024)));
  await adopt(2025, "smvp", { kind: "document", document: VALDORA_SMVP[2025] }, VALDORA_ACTS[2025].smvp);
  await adopt(2025, "cci", { kind: "document", document: VALDORA_CCI[2025] }, VALDORA_ACTS[2025].cci);
  await people(2025, await scoresOf(db, { administration: "valdora", year: 2024 }));
  await adopt(2026, "smvp", { kind: "confirmation", ofYear: 2025 }, VALDORA_ACTS[2026].smvp);
  await people(2026);
  done("pay", await recordPay(of(2024), key("pay", 2024)));
}
async function scoresOf(db, year) {
  const run = await loadLastRun(db, year, "evaluation");
  const { people } = JSON.parse(run?.result ?? '{"people":[]}');
  return new Map(people.flatMap(({ person, score }) => score === void 0 ? [] : [[person, score]]));
}
function done(what, verdict) {
  if (!verdict.ok) throw new Error(`The demonstration's ${what} was refused: ${JSON.stringify(verdict.reasons)}`);
  return verdict.value;
}
export {
  evaluateValdora
};
//# sourceMappingURL=evaluateValdora-6HNY2RQO.js.map
