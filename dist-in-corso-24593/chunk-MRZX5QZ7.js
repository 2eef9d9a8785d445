import {
  isHundredths,
  readWeight
} from "./chunk-QDL4N432.js";
import {
  loadLastFile
} from "./chunk-5TWGM5JR.js";
import {
  dueDay
} from "./chunk-UQ62ZDIO.js";
import {
  comparabilityCitation
} from "./chunk-EA767FMA.js";
import {
  groupsOf
} from "./chunk-CSOJN44G.js";
import {
  toldReasonOf
} from "./chunk-QO75H26U.js";
import {
  HEAD_COUNT_KEYS,
  headCountOf
} from "./chunk-6PA62EB3.js";
import {
  isCheckable,
  targetProblemOf
} from "./chunk-A672SG2A.js";
import {
  CROSS_CUTTING,
  fullTitle,
  inSnapshot,
  isMissed,
  readAnnualReport
} from "./chunk-S5Y7YUWN.js";
import {
  groupBy
} from "./chunk-RWEJIB4H.js";
import {
  citationText
} from "./chunk-XEVOJYQI.js";
import {
  add,
  compare,
  decimalText,
  fromDecimalText,
  italianDecimal,
  parseItalianNumber,
  roundHalfUp,
  toDecimalText
} from "./chunk-MJTHQE4O.js";
import {
  civilDate,
  dayOf,
  daysInMonth,
  italianDate
} from "./chunk-V65HRVHO.js";
import {
  decodeText,
  linesOf
} from "./chunk-RWJMKMBA.js";

// src/domain/quality/finding.ts
var SEVERITIES = ["high", "medium", "low"];
var SEVERITY_WORDS = { high: "grave", medium: "da migliorare", low: "da chiarire" };

// src/documents/quality/buildReadingNote.ts
var HEADINGS = {
  high: "Da risolvere",
  medium: "Da migliorare",
  low: "Da chiarire"
};
function buildReadingNote({ administration, year, findings, good }, hrefOf) {
  const open = findings.filter(({ accepted: accepted2 }) => !accepted2);
  const accepted = findings.filter((finding) => finding.accepted !== void 0);
  const blocks = [
    { kind: "paragraph", text: [summary(open, accepted.length)] },
    {
      kind: "paragraph",
      text: [
        "\xC8 una nota interna: il controllo consiglia, chi scrive il piano decide. Una segnalazione si pu\xF2 accettare, scrivendo il motivo."
      ]
    },
    { kind: "heading", level: 2, text: "Che cosa \xE8 gi\xE0 buono", id: "gia-buono" },
    good.length > 0 ? { kind: "list", ordered: false, items: good.map(({ message }) => [message]) } : { kind: "paragraph", text: ["Non c'\xE8 ancora un piano da leggere."] },
    ...SEVERITIES.flatMap((severity) => ofSeverity(severity, open, hrefOf)),
    ...accepted.length > 0 ? acceptedOnes(accepted, hrefOf) : []
  ];
  return {
    title: `Controllo qualit\xE0 del piano ${String(year)}`,
    subtitle: "Nota di lettura: che cosa \xE8 gi\xE0 buono e che cosa conviene sistemare",
    author: administration.name,
    blocks,
    figures: {}
  };
}
function summary(open, accepted) {
  if (open.length === 0) return accepted > 0 ? "Tutte le segnalazioni sono state accettate con un motivo." : "Nessuna segnalazione.";
  const counts = SEVERITIES.flatMap((severity) => {
    const number = open.filter((finding) => finding.severity === severity).length;
    return number === 0 ? [] : [`${String(number)} ${severity === "high" ? number === 1 ? "grave" : "gravi" : SEVERITY_WORDS[severity]}`];
  });
  const also = accepted === 0 ? "" : ` Altre ${String(accepted)} sono state accettate con un motivo.`;
  return `Il controllo ha ${open.length === 1 ? "una segnalazione" : `${String(open.length)} segnalazioni`}: ${counts.join(", ")}.${also}`;
}
function ofSeverity(severity, open, hrefOf) {
  const held = open.filter((finding) => finding.severity === severity);
  if (held.length === 0) return [];
  return [
    { kind: "heading", level: 2, text: HEADINGS[severity], id: `peso-${severity}` },
    ...[...groupBy(held, ({ check }) => check)].flatMap(([check, findings]) => {
      const count = findings.length === 1 ? "" : ` (${String(findings.length)})`;
      const citations = [...new Set(findings.map(({ citation }) => citationText(citation)))].join("; ");
      const [only, ...others] = [...new Set(findings.map(({ remedy }) => remedy))];
      const hasOneRemedy = others.length === 0;
      return [
        { kind: "heading", level: 3, text: `${check.title}${count}`, id: `${severity}-${check.name}` },
        { kind: "paragraph", text: [`${check.why} `, `Riferimento: ${citations}.`] },
        {
          kind: "list",
          ordered: false,
          items: findings.map((finding) => [...where(finding, hrefOf), finding.message, ...hasOneRemedy ? [] : [` ${finding.remedy}`]])
        },
        ...hasOneRemedy ? [{ kind: "paragraph", text: [{ kind: "strong", text: "Che cosa fare. " }, only ?? ""] }] : []
      ];
    })
  ];
}
function where({ place, subject, code }, hrefOf) {
  const line = place ? `Riga ${String(place.line)}, ` : "";
  const named2 = subject.replace(/[.…]+$/, (end) => end.includes("\u2026") ? "\u2026" : "");
  if (code === void 0 || !hrefOf) return [{ kind: "strong", text: `${line}${named2}: ` }];
  return [line, { kind: "link", text: named2, href: hrefOf(code) }, ": "];
}
function acceptedOnes(accepted, hrefOf) {
  return [
    { kind: "heading", level: 2, text: "Segnalazioni accettate", id: "accettate" },
    {
      kind: "list",
      ordered: false,
      items: accepted.map((finding) => [
        ...where(finding, hrefOf),
        finding.message,
        ` Accettata il ${italianDate(finding.accepted.on)} (${finding.accepted.by}): ${finding.accepted.reason}`
      ])
    }
  ];
}

// src/data/findingAcceptance.ts
import { sql } from "kysely";
async function loadAcceptances(db, { administration, year }) {
  const rows = await db.selectFrom("finding_acceptance").distinctOn("finding").select(["finding", "message", "reason", "decided_by as by", sql`(decided_at at time zone 'Europe/Rome')::date`.as("on")]).where("administration_id", "=", administration).where("year", "=", year).orderBy("finding").orderBy("sequence", "desc").execute();
  return rows.flatMap(({ reason, ...row }) => reason === null ? [] : [{ ...row, reason }]);
}
async function addAcceptance(tx, { administration, year }, decision) {
  const { finding, message, reason, by } = decision;
  await tx.insertInto("finding_acceptance").values({ administration_id: administration, year, finding, message, reason, decided_by: by }).execute();
}

// src/domain/quality/acceptance.ts
function acceptanceOf({ name, message }, acceptances) {
  return acceptances.find((accepted) => accepted.finding === name && accepted.message === message);
}

// src/domain/quality/goodObjective.rule.ts
function ofObjectives(letter) {
  return { act: "d.lgs. 150/2009", article: "5", paragraph: "2", letter };
}
var relevantCitation = ofObjectives("a");
var measurableCitation = ofObjectives("b");
var improvingCitation = ofObjectives("c");
var timedCitation = ofObjectives("d");
var resourcedCitation = ofObjectives("g");

// src/domain/quality/material.ts
function proseOf({ report, file, lines }) {
  const rows = new Set(report.objectives.filter(({ place }) => place.file === file).map(({ place }) => place.line));
  let isInsideRow = false;
  const isProse = (text, line) => {
    const belongsToRow = rows.has(line) || isInsideRow;
    if (belongsToRow && opensOrClosesQuotes(text)) isInsideRow = !isInsideRow;
    return text.trim() !== "" && !text.includes("	") && !belongsToRow;
  };
  return lines.flatMap((text, i) => isProse(text, i + 1) ? [{ place: { file, line: i + 1 }, text: text.trim() }] : []);
}
function opensOrClosesQuotes(text) {
  return !text.includes("	") && text.split('"').length % 2 === 0;
}
function headingsOf(material) {
  return proseOf(material).flatMap(({ text, place }) => {
    const [, number, title] = new RegExp("^(\\d{1,2}(?:\\.\\d{1,2})*)\\.?\\s+(\\p{Lu}[^.;]{2,140})$", "u").exec(text.replace(/[*#]/g, "").trim()) ?? [];
    return number !== void 0 && title !== void 0 ? [{ number, title, place }] : [];
  });
}
var LONGEST_SUBJECT = 90;
function about(objective) {
  const { code, place } = objective;
  const words = fullTitle(objective);
  return { subject: words.length > LONGEST_SUBJECT ? `${words.slice(0, LONGEST_SUBJECT - 2).trimEnd()}\u2026` : words, code, place };
}

// src/domain/quality/checks/activityVerb.ts
var ACTIVITY = new RegExp("^(?:(?:svolgimento|realizzazione|attuazione|predisposizione|prosecuzione|proseguimento|inquadramento) (?:di |delle |degli |dell'|del )?)?(azioni|attivit\xE0|adempimenti|analisi|collaborazione|controllo|coordinamento|gestione|monitoraggio|partecipazione|programmazione|raccordo|rapport[oi]|studio|supporto|valutazione|verifica|presidio|prosecuzione|proseguimento|assistenza)(?!\\p{L})", "iu");
var activityVerb = {
  name: "activityVerb",
  title: "Un'attivit\xE0 al posto di un risultato",
  why: "Un obiettivo porta a un miglioramento che si vede: coordinare, monitorare, gestire si fa sempre.",
  citation: improvingCitation,
  find: ({ report: { objectives } }) => objectives.flatMap((objective) => {
    const { title, description, indicator } = objective;
    const said = (description === "" ? title : description).replace(/^[\p{Lu}\d]{2,8}\s*[-–:]\s*/u, "");
    const activity = ACTIVITY.exec(said)?.[1];
    const { reading } = indicator.target;
    const isMeasured = reading.understood && reading.target.kind !== "deadline";
    if (activity === void 0 || isMeasured) return [];
    return [
      {
        severity: "medium",
        ...about(objective),
        message: `\xAB${activity.charAt(0).toUpperCase()}${activity.slice(1).toLowerCase()}\xBB dice che cosa si fa, non che cosa cambia: si pu\xF2 farlo tutto l'anno senza ottenere nulla.`,
        remedy: "Scrivere che cosa ci sar\xE0 alla fine che ora non c'\xE8, e di quanto migliorer\xE0."
      }
    ];
  })
};

// src/domain/quality/checks/bandGaps.ts
var bandGaps = {
  name: "bandGaps",
  title: "Fasce di punteggio con buchi o sovrapposizioni",
  why: "Un punteggio con pi\xF9 decimali di quelli previsti non deve restare fuori da ogni fascia, n\xE9 stare in due.",
  citation: measurableCitation,
  find: ({ report: { scoreBands } }) => {
    const told = scoreBands.slice(1).flatMap((band, i) => {
      const sentence = between(endsOf(scoreBands[i]?.label ?? ""), endsOf(band.label));
      return sentence === void 0 ? [] : [{ band, sentence }];
    });
    const [first] = told;
    if (!first) return [];
    const finding = {
      severity: "medium",
      subject: "Griglia dei punteggi",
      place: first.band.place,
      message: told.map(({ sentence }) => sentence).join(" "),
      remedy: "Dire solo dove finisce ogni fascia (\xABfino a 85 compreso\xBB, \xABoltre 85 e fino a 90 compreso\xBB): cos\xEC non ci sono buchi."
    };
    return [finding];
  }
};
var ABOVE = /^\s*(?:da )?(?:>(?!=)|oltre|più di|(?:maggiore|superiore) (?:di|a)\b)/i;
var NAME_OF_BAND = /^\s*(?:\d{1,2}[ª°^a]\s*(?:fascia|livello|classe)|(?:fascia|livello|classe)\s+\d{1,2}(?=\s*[(:]|\s+(?:da|oltre|fino|meno|più|tra|almeno|punti|punteggio|[<>≤≥])))/i;
function endsOf(named2) {
  const label = named2.replace(NAME_OF_BAND, "").replace(/^[\s(:]+/, "");
  const numbers = (label.match(/\d+(?:[.,]\d+)?/g) ?? []).flatMap((written) => {
    const value = parseItalianNumber(written);
    return value ? [toDecimalText(value)] : [];
  });
  const [first, second] = numbers;
  if (first === void 0) return {};
  if (second !== void 0) {
    const isBelow = /(?:meno di|(?:minore|inferiore) (?:di|a)|<)\s*\d+(?:[.,]\d+)?[^\d]*$/i.test(label);
    const isAbove = ABOVE.test(label);
    return { from: first, ...isAbove && { isAbove }, ...isBelow ? { below: second } : { to: second } };
  }
  if (/^\s*(?:minore|inferiore|meno|<|sotto|fino a meno)/i.test(label)) return /uguale|<=/.test(label) ? { to: first } : { below: first };
  if (/^\s*(?:≤|fino a|non oltre)/i.test(label)) return { to: first };
  if (ABOVE.test(label)) return { from: first, isAbove: true };
  if (/^\s*(?:≥|>=|da|almeno|maggiore|superiore)/i.test(label)) return { from: first };
  return { from: first, to: first };
}
function between(one, other) {
  const rises = one.from === void 0 || other.from !== void 0 && compare(fromDecimalText(one.from), fromDecimalText(other.from)) <= 0;
  const [low, high] = rises ? [one, other] : [other, one];
  if (high.from === void 0) return void 0;
  const from = fromDecimalText(high.from);
  if (low.below !== void 0) {
    const order2 = compare(fromDecimalText(low.below), from);
    return order2 < 0 ? hole(low.below, high.from) : order2 > 0 ? overlap(high.from, low.below) : void 0;
  }
  if (low.to === void 0) return void 0;
  const order = compare(fromDecimalText(low.to), from);
  if (order < 0) return hole(low.to, high.from);
  if (order > 0) return overlap(high.from, low.to);
  return high.isAbove ? void 0 : `${italianDecimal(high.from)} \xE8 in due fasce.`;
}
function hole(from, to) {
  return `Tra ${italianDecimal(from)} e ${italianDecimal(to)} un punteggio non sta in nessuna fascia.`;
}
function overlap(from, to) {
  return `Tra ${italianDecimal(from)} e ${italianDecimal(to)} un punteggio sta in due fasce.`;
}

// src/domain/quality/checks/dateOutsideYear.ts
var dateOutsideYear = {
  name: "dateOutsideYear",
  title: "Scadenze fuori dall'anno",
  why: "Il tempo di un obiettivo \xE8 di norma l'anno: una scadenza in un altro anno non si pu\xF2 valutare in questo.",
  citation: timedCitation,
  find: ({ report: { objectives, year } }) => objectives.flatMap((objective) => {
    const { reading } = objective.indicator.target;
    const day = reading.understood ? dayOfTarget(reading.target) : void 0;
    if (day === void 0 || day.startsWith(String(year))) return [];
    const isPast = day < String(year);
    return [
      {
        severity: isPast ? "high" : "medium",
        ...about(objective),
        message: `Il termine \xE8 il ${italianDate(day)}, ${isPast ? "prima" : "dopo la fine"} del ${String(year)}.`,
        remedy: isPast ? "Controllare l'anno: forse il target \xE8 rimasto da un piano precedente." : "Dire che cosa sar\xE0 pronto entro la fine dell'anno, oppure dichiarare che l'obiettivo dura pi\xF9 anni."
      }
    ];
  })
};
function dayOfTarget(target) {
  return target.kind === "constraint" ? void 0 : dueDay(target.deadline);
}

// src/domain/quality/isPervasive.ts
function isPervasive(having, all) {
  return having > 10 && having * 2 > all;
}

// src/domain/quality/checks/defaultDeadline.ts
var defaultDeadline = {
  name: "defaultDeadline",
  title: "Il 31 dicembre come target di tutto",
  why: "Un termine scelto obiettivo per obiettivo, con traguardi intermedi, permette di accorgersi in tempo che qualcosa non va.",
  citation: timedCitation,
  find: ({ report: { objectives, year } }) => {
    const late = objectives.filter((objective) => isEndOfYear(objective, year)).length;
    if (!isPervasive(late, objectives.length)) return [];
    return [
      {
        severity: "medium",
        subject: "Tutto il piano",
        message: `${String(late)} obiettivi su ${String(objectives.length)} hanno come target solo il 31/12/${String(year)}, l'ultimo giorno possibile.`,
        remedy: "Dare a ciascuno il suo termine e almeno un traguardo intermedio, oppure un valore da raggiungere."
      }
    ];
  }
};
function isEndOfYear({ indicator: { target } }, year) {
  if (!target.reading.understood || target.reading.target.kind !== "deadline") return false;
  const { deadline } = target.reading.target;
  return deadline.kind === "day" && deadline.by === `${String(year)}-12-31`;
}

// src/domain/quality/words.ts
var JOINING = new Set(
  "a ad al alla alle agli allo ai all con col da dal dalla dalle dagli dallo dai dall d de dei degli del dell della delle dello di e ed fra gli i il in l la le lo nei negli nel nell nella nelle nello o od per presso su sul sull sulla sulle sugli sui tra un una uno che si non".split(
    " "
  )
);
var OF_EVERY_PLAN = new Set(
  stemsOf(
    "attivazione attivit\xE0 azione azioni adempimenti adozione analisi aggiornamento approvazione avvio collegate collegati connesse conseguenti controllo coordinamento correlate definizione elaborazione finalizzato gestione implementazione interna interventi monitoraggio obiettivo obiettivi piano possibile predisposizione processo progetto programma propedeutica propedeutiche proposta proposte realizzazione redazione relative report servizio servizi stesura sviluppo verifica anno annuale nuovo nuova comune comunale citt\xE0 territorio ente settore area ufficio miglioramento riduzione percentuale numero tempi"
  )
);
function stemsOf(text) {
  return text.normalize("NFD").replace(new RegExp("\\p{M}", "gu"), "").toLowerCase().split(/[^a-z0-9]+/).filter((word) => word.length > 1 && !JOINING.has(word)).map(stemOf);
}
function stemOf(word) {
  if (word.length < 5) return word;
  const root = word.replace(/[aeiou]+$/, "");
  const shorter = root.replace(/(?:azion|izion|zion|ament|iment)$/, "");
  return shorter.length >= 4 ? shorter : root;
}
function tellingStemsOf(text) {
  return stemsOf(text).filter((stem) => !OF_EVERY_PLAN.has(stem));
}

// src/domain/quality/checks/duplicateObjective.ts
var ALIKE = { share: 0.8, words: 4 };
var duplicateObjective = {
  name: "duplicateObjective",
  title: "Lo stesso obiettivo due volte",
  why: "Un obiettivo ripetuto conta due volte nel risultato, e non si sa chi ne risponde.",
  citation: measurableCitation,
  find: ({ report: { objectives } }) => duplicatesAmong(objectives).map(([one, other]) => {
    const where2 = one.group === other.group ? "dello stesso settore" : `di un altro settore, ${other.group}`;
    return {
      severity: "high",
      ...about(one),
      message: `\xC8 quasi uguale all'obiettivo ${other.code} (riga ${String(other.place.line)}) ${where2}: \xAB${other.description || other.title}\xBB.`,
      remedy: "Tenerne uno solo, con un responsabile e la quota di ciascun settore."
    };
  })
};
function duplicatesAmong(objectives) {
  const all = objectives.map((objective) => ({ objective, stems: new Set(stemsOf(objective.description || objective.title)) }));
  const times = /* @__PURE__ */ new Map();
  for (const { stems } of all) for (const stem of stems) times.set(stem, (times.get(stem) ?? 0) + 1);
  const seen = /* @__PURE__ */ new Map();
  return all.flatMap((other) => {
    const rarest = [...other.stems].sort((a, b) => (times.get(a) ?? 0) - (times.get(b) ?? 0) || (a < b ? -1 : 1));
    const telling = rarest.slice(0, rarest.length - Math.ceil(rarest.length * ALIKE.share) + 1);
    const candidates = new Set(telling.flatMap((stem) => seen.get(stem) ?? []));
    for (const stem of telling) seen.set(stem, [...seen.get(stem) ?? [], other]);
    return [...candidates].filter((one) => sayTheSame(one, other)).map((one) => [one.objective, other.objective]);
  });
}
function sayTheSame({ objective: one, stems: a }, { objective: other, stems: b }) {
  const shared = [...a].filter((stem) => b.has(stem)).length;
  const isSame = shared >= ALIKE.words && shared >= (a.size + b.size - shared) * ALIKE.share;
  const hasOwnTitle = one.group === other.group && stemsOf(one.title).join(" ") !== stemsOf(other.title).join(" ");
  return isSame && !hasOwnTitle;
}

// src/domain/quality/instruments.rule.ts
var lawfulnessCitation = { act: "linee guida DFP 3/2018, criterio 9 della validazione" };
var RUNNING_CONTRACTS = new RegExp("in corso|gi\xE0 (?:avviat|bandit|stipulat|affidat)|(?:avviat|iniziat|bandit|stipulat)\\p{L}+ prima|previgente", "iu");
var ENDED_INSTRUMENTS = [
  {
    name: "Programma per la trasparenza e l'integrit\xE0",
    written: new RegExp("programma (?:\\p{L}+ )?per la trasparenza(?: e l['\u2019]integrit\xE0)?", "iu"),
    endedOn: civilDate("2016-06-23"),
    instead: "la trasparenza sta nel piano anticorruzione, e dal 2022 nella sezione 2.3 del PIAO (rischi corruttivi e trasparenza)",
    citation: { act: "d.lgs. 33/2013", article: "10", paragraph: "1" }
  },
  {
    name: "Posizioni organizzative",
    written: /(?<!\bex |già |cosiddett[ae] )posizion[ei] organizzativ[ae]/iu,
    endedOn: civilDate("2023-04-01"),
    instead: "si chiamano incarichi di elevata qualificazione (EQ)",
    citation: { act: "CCNL Funzioni locali 16.11.2022", article: "16" }
  },
  {
    name: "CiVIT",
    written: new RegExp("(?<!\\p{L})civit(?!\\p{L})(?!\\s*(?:n\\.?\\s*)?\\d+\\/\\d+)", "iu"),
    endedOn: civilDate("2013-10-31"),
    instead: "si chiama ANAC; la performance \xE8 poi passata al Dipartimento della funzione pubblica (d.l. 90/2014, art. 19, c. 9)",
    citation: { act: "d.l. 101/2013", article: "5", paragraph: "3", verify: true }
  },
  {
    name: "Autorit\xE0 per la vigilanza sui contratti pubblici",
    written: new RegExp("(?<!\\p{L})avcp(?!\\p{L})|autorit\xE0 (?:per la|di) vigilanza sui contratti", "iu"),
    endedOn: civilDate("2014-06-25"),
    instead: "le sue funzioni sono dell'ANAC",
    citation: { act: "d.l. 90/2014", article: "19", paragraph: "1" }
  },
  {
    name: "Codice dei contratti del 2006",
    written: /(?:d\.?\s?lgs\.?|decreto legislativo)\s*(?:n\.\s*)?163\/(?:20)?06/iu,
    unless: RUNNING_CONTRACTS,
    endedOn: civilDate("2016-04-19"),
    instead: "vale il d.lgs. 50/2016, e dal 01/07/2023 il d.lgs. 36/2023",
    citation: { act: "d.lgs. 50/2016", article: "217" }
  },
  {
    name: "Codice dei contratti del 2016",
    written: /(?:d\.?\s?lgs\.?|decreto legislativo)\s*(?:n\.\s*)?50\/(?:20)?16/iu,
    unless: RUNNING_CONTRACTS,
    endedOn: civilDate("2023-07-01"),
    instead: "vale il codice dei contratti del d.lgs. 36/2023, salvo per le procedure iniziate prima",
    citation: { act: "d.lgs. 36/2023", article: "226" }
  },
  {
    name: "Piano organizzativo del lavoro agile (POLA)",
    written: new RegExp("(?<!\\p{L})POLA(?!\\p{L})|[Pp]iano organizzativo del lavoro agile", "u"),
    endedOn: civilDate("2022-07-15"),
    instead: "il lavoro agile sta nella sezione 3.2 del PIAO",
    citation: { act: "DPR 81/2022", article: "1", verify: true }
  },
  {
    name: "Relazione previsionale e programmatica",
    written: /relazione previsionale e programmatica/iu,
    endedOn: civilDate("2016-01-01"),
    instead: "al suo posto c'\xE8 il documento unico di programmazione (DUP)",
    citation: { act: "d.lgs. 267/2000", article: "170", verify: true }
  },
  {
    name: "Patto di stabilit\xE0 interno",
    written: /patto di stabilità interno/iu,
    endedOn: civilDate("2016-01-01"),
    instead: "al suo posto c'\xE8 l'equilibrio di bilancio",
    citation: { act: "l. 208/2015", article: "1", paragraph: "707", verify: true }
  },
  {
    name: "Equitalia",
    written: new RegExp("(?<!\\p{L})equitalia(?!\\p{L})", "iu"),
    endedOn: civilDate("2017-07-01"),
    instead: "al suo posto c'\xE8 l'Agenzia delle entrate-Riscossione",
    citation: { act: "d.l. 193/2016", article: "1" }
  },
  {
    name: "Agenda 2020/2030",
    written: /agenda 2020\s*[/-]\s*2030/iu,
    endedOn: civilDate("2015-09-25"),
    instead: "il programma delle Nazioni Unite si chiama Agenda 2030",
    citation: { act: "risoluzione ONU A/RES/70/1" }
  }
];
var CITED_ARTICLES = [
  {
    act: "d.lgs. 33/2013",
    article: "20",
    writtenAct: /33\/(?:20)?13|14[/.]0?3[/.]2013|14 marzo 2013/i,
    paragraphs: [
      { paragraph: "1", words: /ammontare complessivo|stanziati/i },
      { paragraph: "2", words: /selettività|differenziazione|criteri/i }
    ]
  }
];

// src/domain/quality/checks/endedInstrument.ts
var endedInstrument = {
  name: "endedInstrument",
  title: "Strumenti che non ci sono pi\xF9, o che hanno cambiato nome",
  why: "Il documento cita le norme e gli strumenti in vigore nel suo anno.",
  citation: lawfulnessCitation,
  find: (material) => textsOf(material).flatMap(({ text, where: where2 }) => endedIn(text, where2, material.report.year))
};
function textsOf(material) {
  const prose = proseOf(material).map(({ text, place }) => ({ text, where: { place, subject: "Testo del documento" } }));
  return [...prose, ...material.report.objectives.map((objective) => ({ text: fullTitle(objective), where: about(objective) }))];
}
function endedIn(text, where2, year) {
  return ENDED_INSTRUMENTS.flatMap(({ written, unless, endedOn, name, instead, citation }) => {
    const found = written.exec(text)?.[0];
    if (found === void 0 || unless?.test(text) || endedOn > `${String(year)}-12-31`) return [];
    return [
      {
        severity: "low",
        ...where2,
        message: `\xAB${found}\xBB: dal ${italianDate(endedOn)} ${instead}.`,
        remedy: `Aggiornare il nome: \xAB${name}\xBB non \xE8 pi\xF9 in uso.`,
        citation
      }
    ];
  });
}

// src/domain/quality/validation.rule.ts
function ofValidation(criterion) {
  return { act: `linee guida DFP 3/2018, criterio ${String(criterion)} della validazione` };
}
var completenessCitation = ofValidation(3);
var anticorruptionCitation = ofValidation(4);
var reliabilityCitation = ofValidation(6);
var deviationsCitation = ofValidation(7);
var clarityCitation = ofValidation(11);

// src/domain/quality/checks/groupSpellings.ts
var groupSpellings = {
  name: "groupSpellings",
  title: "Lo stesso settore scritto in pi\xF9 modi",
  why: "Un nome, un settore: altrimenti chi conta ne trova di pi\xF9.",
  citation: clarityCitation,
  find: ({ report: { objectives } }) => groupsOf(objectives).flatMap(([group, held]) => {
    const spellings = [...new Set(held.map(({ heading }) => heading))];
    const second = held.find(({ heading }) => heading !== held[0]?.heading);
    if (!second) return [];
    return [
      {
        severity: "low",
        place: second.place,
        subject: group,
        message: `\xC8 scritto in ${String(spellings.length)} modi: ${spellings.map((spelling) => `\xAB${spelling}\xBB`).join(", ")}.`,
        remedy: "Usare sempre lo stesso nome."
      }
    ];
  })
};

// src/domain/quality/checks/impossibleDate.ts
var impossibleDate = {
  name: "impossibleDate",
  title: "Date che non esistono",
  why: "Un obiettivo \xE8 riferito a un tempo determinato: un giorno che non c'\xE8 non \xE8 un termine.",
  citation: timedCitation,
  find: (material) => [...inObjectives(material), ...inProse(material)]
};
function inObjectives({ report }) {
  return report.objectives.flatMap((objective) => {
    const { reading, written } = objective.indicator.target;
    const inWords = impossibleDaysIn(fullTitle(objective)).map((day) => ({ ...about(objective), ...asFinding(day) }));
    if (reading.understood || reading.problem !== "impossibleDate") return inWords;
    const message = `Il target dice \xAB${written}\xBB. ${targetProblemOf(objective.indicator) ?? ""}`;
    const remedy = "Scrivere il giorno giusto; se il piano \xE8 approvato, con una variazione.";
    return [{ severity: "high", ...about(objective), message, remedy }, ...inWords];
  });
}
function inProse(material) {
  return proseOf(material).flatMap(
    ({ text, place }) => impossibleDaysIn(text).map((day) => ({ subject: "Testo del documento", place, ...asFinding(day) }))
  );
}
function asFinding(day) {
  return { severity: "high", message: `Il giorno \xAB${day}\xBB non esiste.`, remedy: "Scrivere il giorno giusto." };
}
function impossibleDaysIn(text) {
  return [...text.matchAll(/(?<![\d/])(\d{1,2})\/(\d{1,2})\/(\d{4})(?![\d/])/g)].flatMap(([written, day, month, year]) => {
    const isDay = dayOf(Number(year), Number(month), Number(day)) !== void 0;
    return isDay || daysInMonth(Number(year), Number(month)) === 0 ? [] : [written];
  });
}

// src/domain/quality/checks/indicatorTargetMismatch.ts
var indicatorTargetMismatch = {
  name: "indicatorTargetMismatch",
  title: "Indicatore e target non vanno insieme",
  why: "Un obiettivo \xE8 misurabile quando il target \xE8 espresso in ci\xF2 che l'indicatore misura.",
  citation: measurableCitation,
  find: ({ report: { objectives } }) => objectives.flatMap((objective) => {
    const lacking = lackOf(objective);
    if (lacking === void 0) return [];
    const { written, target } = objective.indicator;
    return [
      {
        severity: "high",
        ...about(objective),
        message: `L'indicatore \xE8 \xAB${written}\xBB, ma il target \xAB${target.written}\xBB ${lacking}.`,
        remedy: "Cambiare l'indicatore, oppure scrivere il target nella sua unit\xE0."
      }
    ];
  })
};
function lackOf({ indicator: { kind, target } }) {
  const { reading, written } = target;
  if (!reading.understood && reading.problem !== "noNumberNorDate" && reading.problem !== "wordsLeftOver") return void 0;
  const meant = reading.understood ? reading.target : void 0;
  const constraint = meant && "constraint" in meant ? meant.constraint : void 0;
  switch (expects(kind)) {
    case "percentage":
      if (constraint ? constraint.kind === "change" || constraint.unit.kind === "percentage" : /%|per ?cento/i.test(written))
        return void 0;
      return "non contiene una percentuale";
    case "number":
      return constraint !== void 0 || meant === void 0 && /\d/.test(withoutDates(written)) ? void 0 : "non contiene un numero";
    case "day":
      return meant === void 0 || hasDeadline(meant) || countsTime(constraint) ? void 0 : "non contiene una data";
    case void 0:
      return void 0;
  }
}
function expects(kind) {
  if (kind === "percentage") return "percentage";
  if (kind === "number") return "number";
  return kind === "date" ? "day" : void 0;
}
function hasDeadline(target) {
  return target.kind !== "constraint";
}
function countsTime(constraint) {
  return constraint?.unit.kind === "things" && /^(?:giorn|or[ae]$|mes|settiman|ann|minut)/i.test(constraint.unit.name);
}
function withoutDates(text) {
  return text.replace(/\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|(?:19|20)\d\d/g, "");
}

// src/domain/quality/checks/missedWithoutReason.ts
var missedWithoutReason = {
  name: "missedWithoutReason",
  title: "Non raggiunto, senza dire perch\xE9",
  why: "La Relazione mette in evidenza gli scostamenti e ne dice le cause (d.lgs. 150/2009, art. 10, c. 1, lett. b).",
  citation: deviationsCitation,
  find: ({ report: { objectives } }) => objectives.flatMap((objective) => {
    const { outcome } = objective.evaluated;
    if (!isMissed(objective) || toldReasonOf(objective) !== void 0) return [];
    return [
      {
        severity: "high",
        ...about(objective),
        message: `${outcome === "notAchieved" ? "Non \xE8 stato raggiunto" : "\xC8 stato raggiunto solo in parte"} e il documento non dice perch\xE9.`,
        remedy: "Scrivere la causa (interna, esterna, risorse, scelta politica) e che cosa si far\xE0."
      }
    ];
  })
};

// src/domain/quality/checks/missingOutcome.ts
var missingOutcome = {
  name: "missingOutcome",
  title: "Obiettivi senza esito",
  why: "La Relazione rende conto di tutti gli obiettivi del piano, nessuno escluso.",
  citation: completenessCitation,
  find: ({ report: { objectives } }) => {
    if (objectives.every(({ evaluated }) => evaluated.outcome === "unknown")) return [];
    return objectives.flatMap((objective) => {
      const { outcome, written } = objective.evaluated;
      if (outcome !== "unknown") return [];
      const message = written === "" ? "Non c'\xE8 scritto com'\xE8 andato." : `L'esito \xE8 scritto in un modo che non si capisce: \xAB${written}\xBB.`;
      return [
        { severity: "high", ...about(objective), message, remedy: "Scrivere se \xE8 raggiunto, raggiunto in parte (quanto) o non raggiunto." }
      ];
    });
  }
};

// src/domain/quality/checks/missingSource.ts
var missingSource = {
  name: "missingSource",
  title: "Manca la fonte del dato",
  why: "Senza fonte nessuno pu\xF2 controllare il risultato.",
  citation: reliabilityCitation,
  find: ({ report: { objectives } }) => objectives.flatMap((objective) => {
    const { written, reliability } = objective.indicator.source;
    if (reliability !== "missing") return [];
    return [
      {
        severity: "high",
        ...about(objective),
        message: written.trim() === "" ? "Manca la fonte del dato." : `Al posto della fonte ci sono solo dei segni: \xAB${written}\xBB.`,
        remedy: "Indicare da dove si prende il dato: meglio una fonte certificata o un sistema interno che una dichiarazione."
      }
    ];
  })
};

// src/domain/quality/checks/planLacks.ts
function lackOfPlan({ lacksIt, isAsked = () => true, severity, words, remedy, ...check }) {
  return {
    ...check,
    find: ({ report }) => {
      const { objectives } = report;
      const lacking = objectives.filter(lacksIt).length;
      if (lacking === 0 || !isAsked(report)) return [];
      const message = lacking === objectives.length ? `${lacking === 1 ? "L'unico obiettivo non" : `Nessuno dei ${String(lacking)} obiettivi`} ${words.one}.` : `${String(lacking)} ${lacking === 1 ? "obiettivo" : "obiettivi"} su ${String(objectives.length)} non ${lacking === 1 ? words.one : words.many}.`;
      return [{ severity, subject: "Tutto il piano", message, remedy }];
    }
  };
}

// src/domain/quality/checks/noBaseline.ts
var noBaseline = lackOfPlan({
  name: "noBaseline",
  title: "Manca il valore di partenza",
  why: "Un risultato si confronta con l'andamento di almeno tre anni: senza il valore di partenza non si vede se \xE8 migliorato.",
  citation: comparabilityCitation,
  lacksIt: ({ indicator }) => indicator.baselines.length === 0,
  severity: "medium",
  words: { one: "ha un valore di partenza", many: "hanno un valore di partenza" },
  remedy: "Aggiungere accanto al target i valori degli anni precedenti, o dire che la misura \xE8 nuova."
});

// src/domain/quality/checks/noLink.ts
var noLink = lackOfPlan({
  name: "noLink",
  title: "Manca il collegamento con gli obiettivi strategici e operativi",
  why: "Un obiettivo \xE8 rilevante rispetto ai bisogni, alla missione e alle priorit\xE0 politiche: il collegamento dice a quali.",
  citation: relevantCitation,
  lacksIt: ({ links }) => links.strategic.length === 0 && links.operational.length === 0,
  isAsked: ({ strategic, operational }) => strategic.length > 0 || operational.length > 0,
  severity: "medium",
  words: {
    one: "\xE8 collegato a un obiettivo strategico o operativo",
    many: "sono collegati a un obiettivo strategico o operativo"
  },
  remedy: "Scrivere accanto a ciascuno il numero dell'obiettivo strategico o il codice di quello operativo da cui discende."
});

// src/domain/quality/checks/noMeasuredValue.ts
var noMeasuredValue = lackOfPlan({
  name: "noMeasuredValue",
  title: "Manca il valore misurato",
  why: "Misurare e valutare sono due cose: senza il valore misurato l'esito non si pu\xF2 ricontrollare.",
  citation: completenessCitation,
  lacksIt: ({ measured }) => measured === void 0,
  isAsked: ({ objectives }) => objectives.some(({ evaluated }) => evaluated.outcome !== "unknown"),
  severity: "medium",
  words: { one: "riporta il valore misurato", many: "riportano il valore misurato" },
  remedy: "Riportare accanto all'esito la data di conclusione o il valore raggiunto."
});

// src/domain/quality/checks/noResources.ts
var noResources = lackOfPlan({
  name: "noResources",
  title: "Mancano le risorse e gli importi",
  why: "Gli obiettivi sono correlati alla quantit\xE0 e alla qualit\xE0 delle risorse; la Relazione rende conto di risultati e risorse.",
  citation: resourcedCitation,
  lacksIt: ({ resources }) => resources === void 0,
  severity: "medium",
  words: { one: "indica le risorse", many: "indicano le risorse" },
  remedy: "Indicare gli importi e le persone previste, con il capitolo o il programma di bilancio."
});

// src/domain/quality/checks/noWeight.ts
var noWeight = lackOfPlan({
  name: "noWeight",
  title: "Manca il peso degli obiettivi",
  why: "Senza pesi un adempimento vale quanto un'opera: il risultato si pu\xF2 solo contare, non misurare.",
  citation: measurableCitation,
  lacksIt: ({ weight }) => weight === void 0 || weight.trim() === "",
  severity: "medium",
  words: { one: "ha un peso", many: "hanno un peso" },
  remedy: "Dare un peso a ogni obiettivo, con somma 100 per chi ne risponde, come prevede il sistema di misurazione e valutazione."
});

// src/domain/quality/checks/openHeadCount.ts
var openHeadCount = {
  name: "openHeadCount",
  title: "I conti del personale non tornano",
  why: "I risultati ci sono per tutti, anche nella parte individuale: chi \xE8 stato valutato, chi no e perch\xE9.",
  citation: completenessCitation,
  find: ({ report }) => {
    const { figures, readings } = headCountOf(report.reported);
    const { employed, notEvaluated, evaluatedStaff } = figures;
    if (!employed || !notEvaluated || !evaluatedStaff || readings.length === 0) return [];
    const place = report.reported.find(({ key }) => key === HEAD_COUNT_KEYS.employed)?.place;
    const ways = readings.map(({ figure, meaning }) => `${figure.text} ${meaning}`).join("; oppure ");
    return [
      {
        severity: "high",
        subject: "Valutazione del personale",
        ...place && { place },
        message: `Su ${employed.text} dipendenti, ${notEvaluated.text} non valutati e ${evaluatedStaff.text} valutati: i dirigenti e i titolari di incarichi sarebbero ${ways}. Il documento non lo dice, e non dice se i ${employed.text} comprendano dirigenti e Segretario.`,
        remedy: "Scrivere quanti sono i dirigenti e i titolari di incarichi, e a quale giorno si riferisce ogni numero."
      }
    ];
  }
};

// src/domain/quality/checks/otherDocumentsName.ts
var otherDocumentsName = {
  name: "otherDocumentsName",
  title: "Il documento si chiama con il nome di un altro",
  why: "Il testo copiato dal Piano fa dire alla Relazione cose che stanno altrove.",
  citation: clarityCitation,
  find: (material) => {
    const prose = proseOf(material);
    const isReport = prose.slice(0, 12).some(({ text }) => new RegExp("(?<!\\p{L})relazione(?!\\p{L})", "iu").test(text));
    if (!isReport) return [];
    return prose.flatMap(({ text, place }) => {
      const name = new RegExp("(?<!\\p{L})presente (PIAO|Piano(?: della performance| degli obiettivi)?|PEG|DUP)(?!\\p{L})", "iu").exec(text)?.[1];
      if (name === void 0) return [];
      return [
        {
          severity: "low",
          place,
          subject: "Testo del documento",
          message: `La Relazione si chiama qui \xABpresente ${name}\xBB.`,
          remedy: `Dire di quale documento si parla: \xABil ${name}\xBB e la sua sezione, con il collegamento.`
        }
      ];
    });
  }
};

// src/domain/quality/checks/otherYear.ts
var OF_AN_ACT = new RegExp("(?:decret\\p{L}*|leg(?:ge|islativ\\p{L}*)|d\\.?\\s?lgs\\.?|d\\.?p\\.?r\\.?|d\\.?l\\.?|d\\.?m\\.?|deliber\\p{L}*|determin\\p{L}*|verbale|contratto|ccnl|circolare|direttiva|statuto|regolamento|protocollo|prot\\.|n\\.\\s*\\S+)[^.;]{0,40}$", "iu");
var SINCE_THEN = new RegExp("(?<!\\p{L})(?:in (?:carica|servizio|vigore|funzione|uso)|vigent[ei]|attiv[oaie]|operativ[oaie]|nominat[oaie]|incaricat[oaie])\\s*$", "iu");
var BORN = new RegExp("(?<!\\p{L})(?:nat|istituit|costituit|fondat|inaugurat)[oaie](?!\\p{L})[^.;]{0,30}$", "iu");
var otherYear = {
  name: "otherYear",
  title: "Un anno che non \xE8 quello della relazione",
  why: "Un documento rimasto in parte quello di un altro anno non \xE8 chiaro, e i suoi numeri non si sa a quando si riferiscono.",
  citation: clarityCitation,
  find: (material) => proseOf(material).flatMap((passage) => [...otherDays(passage, material), ...farYears(passage, material)])
};
function otherDays({ text, place }, { report: { year } }) {
  const days = [...text.matchAll(new RegExp("(?<!\\p{L})(?:al|dal|entro(?: il)?|fino al|alla data del)\\s+(\\d{1,2}\\/\\d{1,2}\\/(\\d{4}))", "giu"))];
  if (days.some(([, , written]) => Number(written) === year)) return [];
  return days.flatMap((match) => {
    const [, day = "", written] = match;
    const other = Number(written);
    const before = text.slice(0, match.index);
    if (other === year + 1 || OF_AN_ACT.test(before) || /^dal/i.test(match[0]) && SINCE_THEN.test(before)) return [];
    return [
      {
        severity: "medium",
        place,
        subject: "Testo del documento",
        message: `Qui c'\xE8 il giorno ${day}, ma la relazione \xE8 sul ${String(year)}.`,
        remedy: `Se si intendeva un giorno del ${String(year)}, correggerlo: cambia i conti. Se no, dire perch\xE9 si parla di un altro anno.`
      }
    ];
  });
}
function farYears({ text, place }, { report: { year } }) {
  return [
    ...text.matchAll(
      new RegExp("(?<!\\p{L})(?:degli |dell'|nell'|negli |nel corso dell'|gli )?ann[oi]\\s+(\\d{4})(?:\\s+e\\s+(?:nel\\s+|del\\s+)?(\\d{4}))?(?!\\d|\\s*[-/]\\s*\\d)", "giu")
    )
  ].flatMap((match) => {
    const [, first, second] = match;
    const years = [first, second].filter((written) => written !== void 0);
    if (years.some((written) => Math.abs(Number(written) - year) <= 3) || BORN.test(text.slice(0, match.index))) return [];
    return [
      {
        severity: "low",
        place,
        subject: "Testo del documento",
        message: `Si parla ${years.length > 1 ? "degli anni" : "dell'anno"} ${years.join(" e ")} come di cosa attuale: la relazione \xE8 sul ${String(year)}.`,
        remedy: "Controllare se la frase vale ancora: forse \xE8 rimasta da un documento pi\xF9 vecchio."
      }
    ];
  });
}

// src/domain/quality/checks/politicalDecision.ts
var BODY = new RegExp("(?<!\\p{L})(?:in |del |della |dal |dalla |di )?(consiglio(?: comunale)?|giunta(?: comunale)?|sindaco)(?!\\p{L})", "iu");
var ACT = new RegExp("(?<!\\p{L})(?:delibera(?:zione)?|regolament\\p{L}+|variante generale|piano regolatore|piano urbanistico|piano di governo del territorio)(?!\\p{L})", "iu");
var DECIDES = new RegExp("(?<!\\p{L})(?:approvazione|adozione|approvare|adottare)(?!\\p{L})", "iu");
var PREPARES = new RegExp("(?<!\\p{L})(?:proposta|predisposizione|trasmissione|presentazione|invio|schema|bozza)(?!\\p{L})", "iu");
var politicalDecision = {
  name: "politicalDecision",
  title: "Dipende dal voto di un organo politico",
  why: "Un risultato si pu\xF2 chiedere a chi lo pu\xF2 ottenere: la deliberazione \xE8 della Giunta o del Consiglio, la proposta completa \xE8 dell'ufficio.",
  citation: measurableCitation,
  find: ({ report: { objectives } }) => objectives.flatMap((objective) => {
    const words = fullTitle(objective);
    if (!DECIDES.test(words) || PREPARES.test(words)) return [];
    const waitsFor = BODY.exec(words)?.[1] ?? ACT.exec(words)?.[0];
    if (waitsFor === void 0) return [];
    return [
      {
        severity: "medium",
        ...about(objective),
        message: `Si raggiunge solo con un voto che l'ufficio non pu\xF2 dare (\xAB${waitsFor}\xBB).`,
        remedy: "Chiedere all'ufficio ci\xF2 che dipende da lui: la proposta completa di pareri, trasmessa entro una data."
      }
    ];
  })
};

// src/domain/quality/checks/quantityMeasuredByDate.ts
var CHANGE = new RegExp("(?<!\\p{L})(riduzion\\p{L}+|ridurre|abbattiment\\p{L}+|abbattere|diminuzion\\p{L}+|diminuire|aument(?:o|are)|increment(?:o|are)|accelerazion\\p{L}+|velocizzazion\\p{L}+|contenimento)(?!\\p{L})", "iu");
var quantityMeasuredByDate = {
  name: "quantityMeasuredByDate",
  title: "Un cambiamento misurato con una data",
  why: "Se qualcosa deve ridursi o crescere, si misura di quanto: il giorno in cui ci si ferma non lo dice.",
  citation: measurableCitation,
  find: ({ report: { objectives } }) => objectives.flatMap((objective) => {
    const { reading } = objective.indicator.target;
    const change = CHANGE.exec(fullTitle(objective))?.[0];
    if (change === void 0 || !reading.understood || reading.target.kind !== "deadline") return [];
    return [
      {
        severity: "high",
        ...about(objective),
        message: `Promette \xAB${change.toLowerCase()}\xBB, ma lo misura con una data (\xAB${objective.indicator.target.written}\xBB): raggiunta la data, non si sapr\xE0 di quanto.`,
        remedy: "Misurare la quantit\xE0: da quale valore si parte, a quale si vuole arrivare."
      }
    ];
  })
};

// src/domain/quality/checks/repeatedTitle.ts
var repeatedTitle = {
  name: "repeatedTitle",
  title: "Lo stesso titolo per pi\xF9 obiettivi",
  why: "Un titolo che vale per tanti obiettivi \xE8 il nome di una materia: non permette di citarne uno.",
  citation: clarityCitation,
  find: ({ report: { objectives } }) => [...groupBy(objectives, ({ group, title }) => `${group}
${title.toLowerCase().replace(/[^\p{L}\d]/gu, "")}`).values()].flatMap(
    (same) => {
      const [first] = same;
      if (!first || same.length < 3) return [];
      return [
        {
          severity: "low",
          place: first.place,
          subject: first.group,
          message: `\xAB${first.title}\xBB \xE8 il titolo di ${String(same.length)} obiettivi (righe ${same.map(({ place }) => String(place.line)).join(", ")}).`,
          remedy: "Dare a ciascuno un titolo che dica il risultato."
        }
      ];
    }
  )
};

// src/domain/quality/checks/rpctResultMissing.ts
var RESULT = /(?:rpct|responsabile della prevenzione)[^.]*(?:ha (?:valutato|giudicato|espresso|attestato)|giudizio|esito)[^.]*(?:sufficient|insufficient|positiv|negativ|adeguat|raggiunt)/iu;
var rpctResultMissing = {
  name: "rpctResultMissing",
  title: "La valutazione del RPCT non \xE8 riportata",
  why: "Chi valida considera anche gli obiettivi contro la corruzione e per la trasparenza: il loro esito si legge nella Relazione.",
  citation: anticorruptionCitation,
  find: (material) => {
    const prose = proseOf(material);
    const takesOver = prose.find(({ text }) => /valutazione d[ae]l?l? ?rpct|tenuto conto[^.]*rpct|rpct[^.]*tenuto conto/iu.test(text));
    if (!takesOver || prose.some(({ text }) => RESULT.test(text))) return [];
    const finding = {
      severity: "medium",
      place: takesOver.place,
      subject: "Prevenzione della corruzione e trasparenza",
      message: "Il testo dice che si \xE8 tenuto conto della valutazione del RPCT, ma non dice qual \xE8.",
      remedy: "Riportare il giudizio del RPCT, per settore o per obiettivo, con la data."
    };
    return [finding];
  }
};

// src/domain/quality/checks/sameWork.ts
var MOST_SHARING = 3;
var PROPER_NAME = "= ";
var sameWork = {
  name: "sameWork",
  title: "Stesso intervento in pi\xF9 schede",
  why: "Se due schede parlano dello stesso lavoro, il risultato si conta due volte, e pu\xF2 essere diverso.",
  citation: measurableCitation,
  find: ({ report: { objectives } }) => {
    const duplicates = new Set(duplicatesAmong(objectives).map(([one, other]) => `${one.code} ${other.code}`));
    return sharedNames(objectives).flatMap(([one, other, name]) => {
      if (duplicates.has(`${one.code} ${other.code}`)) return [];
      const differ = one.evaluated.outcome !== other.evaluated.outcome ? " I due esiti sono diversi." : "";
      return [
        {
          severity: "medium",
          ...about(one),
          message: `Parla dello stesso intervento (\xAB${name}\xBB) anche l'obiettivo ${other.code} (riga ${String(other.place.line)}, ${other.group}): \xAB${fullTitle(other)}\xBB.${differ}`,
          remedy: "Dire in ciascuna scheda quale parte \xE8 sua, oppure farne un obiettivo solo con pi\xF9 responsabili."
        }
      ];
    });
  }
};
function sharedNames(objectives) {
  const themes = new Set(objectives.flatMap(({ group }) => stemsOf(group)));
  const holders = /* @__PURE__ */ new Map();
  const certain = /* @__PURE__ */ new Set();
  for (const objective of objectives) {
    for (const { key, isCertain } of namesIn(objective, themes)) {
      holders.set(key, (holders.get(key) ?? /* @__PURE__ */ new Set()).add(objective));
      if (isCertain) certain.add(key);
    }
  }
  const pairs = /* @__PURE__ */ new Map();
  for (const [key, sharing] of holders) {
    const held = [...sharing];
    if (held.length < 2 || held.length > MOST_SHARING || !certain.has(key)) continue;
    for (const [i, one] of held.entries()) {
      for (const other of held.slice(i + 1)) {
        const pair = `${one.code} ${other.code}`;
        if (!pairs.has(pair) && !shareTheTheme(one, other, key)) pairs.set(pair, [one, other, writtenName(key, one)]);
      }
    }
  }
  return [...pairs.values()];
}
var STRETCH_OF_TIME = /^\d+ (?:giorn|or[ae]|mes[ei]|ann[oi]|minut|settiman)$/;
function namesIn(objective, themes) {
  const texts = [objective.title, objective.description];
  const telling = tellingStemsOf(texts.join(" ; ")).filter((stem) => !themes.has(stem));
  const pairs = telling.slice(1).map((stem, i) => ({ key: `${telling[i] ?? ""} ${stem}`, isCertain: true })).filter(({ key }) => !STRETCH_OF_TIME.test(key));
  return [...pairs, ...texts.flatMap(properNamesIn).filter(({ key }) => !themes.has(key))];
}
function properNamesIn(text) {
  return text.split(/[:;,/()–-]+/).flatMap((part) => {
    const words = part.trim().split(/\s+/);
    const inside = [
      ...words.slice(1).join(" ").matchAll(new RegExp("(?<![\\p{L}'\u2019])\\p{Lu}\\p{Ll}{3,}(?:\\s+\\p{Lu}\\p{L}+)*", "gu"))
    ].map(([name]) => ({ name, isCertain: true }));
    const alone = words.length === 1 && new RegExp("^\\p{Lu}\\p{Ll}{3,}$", "u").test(words[0] ?? "") ? [{ name: words[0] ?? "", isCertain: false }] : [];
    return [...inside, ...alone].flatMap(({ name, isCertain }) => {
      const stems = stemsOf(name);
      return stems.length > 0 && tellingStemsOf(name).length === stems.length ? [{ key: `${PROPER_NAME}${stems.join(" ")}`, isCertain }] : [];
    });
  });
}
function shareTheTheme(one, other, key) {
  const themes = [one, other].map(({ title, description }) => description === "" ? [] : stemsOf(title.split(":")[0] ?? title));
  return stemsIn(key).every((stem) => themes.every((theme) => theme.includes(stem)));
}
function stemsIn(key) {
  return key.replace(PROPER_NAME, "").split(" ");
}
function writtenName(key, { title, description }) {
  const stems = stemsIn(key);
  const words = `${title} ; ${description}`.split(/\s+/);
  const runs = words.flatMap((_, start) => [1, 2, 3, 4, 5].map((length) => words.slice(start, start + length)));
  const holding = runs.filter((run) => stems.every((stem) => stemsOf(run.join(" ")).includes(stem)));
  const [shortest = stems] = holding.sort((a, b) => a.length - b.length);
  return shortest.join(" ").replace(/^[^\p{L}\d]+|[^\p{L}\d]+$/gu, "");
}

// src/domain/quality/checks/selfDeclaredSource.ts
var REMEDY = "Aggiungere una fonte che altri possano controllare: un atto, un gestionale, una piattaforma pubblica.";
var selfDeclaredSource = {
  name: "selfDeclaredSource",
  title: "Risultati solo autodichiarati",
  why: "Chi valida preferisce fonti esterne certificate, o interne non autodichiarate.",
  citation: reliabilityCitation,
  find: ({ report: { objectives } }) => {
    const declared = objectives.filter(({ indicator }) => indicator.source.reliability === "selfDeclared");
    if (isPervasive(declared.length, objectives.length)) {
      const message = `${String(declared.length)} obiettivi su ${String(objectives.length)} hanno come unica fonte una scheda o una relazione di chi ne risponde.`;
      return [{ severity: "medium", subject: "Tutto il piano", message, remedy: REMEDY }];
    }
    return declared.map((objective) => ({
      severity: "medium",
      ...about(objective),
      message: `L'unica fonte \xE8 di chi risponde dell'obiettivo: \xAB${objective.indicator.source.written}\xBB.`,
      remedy: REMEDY
    }));
  }
};

// src/domain/quality/checks/sharesNotAdding.ts
var sharesNotAdding = {
  name: "sharesNotAdding",
  title: "Le percentuali non fanno 100",
  why: "Chi legge fa la somma: se non torna, il documento ne dice il motivo.",
  citation: clarityCitation,
  find: ({ report: { scoreBands } }) => {
    const shares = scoreBands.flatMap(({ share }) => share === void 0 ? [] : [share]);
    const sum = decimalText(
      shares.reduce((total, share) => total + roundHalfUp(fromDecimalText(share), 2), 0n),
      2
    );
    const [first] = scoreBands;
    if (!first || shares.length < scoreBands.length || sum === "100.00") return [];
    return [
      {
        severity: "low",
        subject: "Griglia dei punteggi",
        place: first.place,
        message: `Le percentuali stampate sommano a ${italianDecimal(sum)} %.`,
        remedy: "Aggiungere una riga: ogni percentuale \xE8 arrotondata da sola, per questo la somma non fa 100."
      }
    ];
  }
};

// src/domain/quality/checks/treeWithoutHolders.ts
var treeWithoutHolders = {
  name: "treeWithoutHolders",
  title: "L'albero non dice chi risponde di che cosa",
  why: "Ogni obiettivo strategico ha chi ne risponde: se il testo rimanda all'albero, l'albero lo dice.",
  citation: completenessCitation,
  find: (material) => {
    const { services, strategic } = material.report;
    if (services.length + strategic.length === 0 || strategic.some(({ responsible }) => responsible !== void 0)) return [];
    return proseOf(material).flatMap(({ text, place }) => {
      if (!new RegExp("(?<!\\p{L})(?:dirigent[ei]|responsabil[ei])(?!\\p{L})[^.]*(?:indicat|delineat|riportat|descritt|illustrat)[^.]{0,30}alber", "iu").test(
        text
      ))
        return [];
      return [
        {
          severity: "medium",
          place,
          subject: "Albero della performance",
          message: "Il testo dice che l'albero mostra chi risponde degli obiettivi strategici, ma nell'albero non c'\xE8 nessuna struttura responsabile.",
          remedy: "Scrivere accanto a ogni servizio e a ogni obiettivo strategico la struttura che ne risponde."
        }
      ];
    });
  }
};

// src/domain/quality/checks/unevenLoad.ts
var unevenLoad = {
  name: "unevenLoad",
  title: "Carico sproporzionato tra i settori",
  why: "Gli obiettivi sono pochi e correlati alle risorse: chi ne ha troppi non pu\xF2 curarli tutti, e ciascuno conta poco.",
  citation: resourcedCitation,
  find: ({ report: { objectives } }) => {
    const units = groupsOf(objectives).filter(([group]) => group !== CROSS_CUTTING);
    const loads = units.map(([, held]) => held.length).sort((a, b) => a - b);
    const middle = loads[Math.floor(loads.length / 2)] ?? 0;
    const least = loads[0] ?? 0;
    if (units.length < 3) return [];
    return units.flatMap(([group, held]) => {
      if (held.length <= 10 || held.length <= middle * 3) return [];
      return [
        {
          severity: "medium",
          subject: group,
          ...held[0] && { place: held[0].place },
          message: `Ha ${String(held.length)} obiettivi su ${String(objectives.length)}; un altro settore ne ha ${String(least)}, quello di mezzo ${String(middle)}.`,
          remedy: "Unire ci\xF2 che \xE8 lo stesso lavoro, lasciare l'attivit\xE0 ordinaria agli indicatori dei servizi, tenere pochi obiettivi importanti."
        }
      ];
    });
  }
};

// src/domain/quality/checks/unnamedColumn.ts
var unnamedColumn = {
  name: "unnamedColumn",
  title: "Una colonna senza nome",
  why: "Chi legge la tabella, o la ascolta, deve sapere che cosa c'\xE8 in ogni colonna.",
  citation: clarityCitation,
  find: ({ lines, file }) => {
    const heads = lines.flatMap((line, i) => {
      const cells = line.split("	");
      const below = (lines[i + 1] ?? "").split("	");
      const isHead = cells.some((cell) => /^(?:target|indicatore|descrizione)$/i.test(cell.trim())) && cells.at(-1)?.trim() === "";
      return isHead && below.length === cells.length && below.at(-1)?.trim() !== "" ? [i + 1] : [];
    });
    const [first] = heads;
    if (first === void 0) return [];
    return [
      {
        severity: "low",
        place: { file, line: first },
        subject: "Tabelle degli obiettivi",
        message: `L'ultima colonna, quella dell'esito, non ha un nome ${heads.length === 1 ? "in una tabella" : `in ${String(heads.length)} tabelle`}.`,
        remedy: "Scrivere \xABEsito\xBB in testa alla colonna."
      }
    ];
  }
};

// src/domain/quality/checks/unreadableTarget.ts
var unreadableTarget = {
  name: "unreadableTarget",
  title: "Target che non si capisce quando \xE8 raggiunto",
  why: "Un obiettivo \xE8 specifico e misurabile in termini concreti e chiari.",
  citation: measurableCitation,
  find: ({ report: { objectives } }) => objectives.flatMap((objective) => {
    const { reading, written } = objective.indicator.target;
    if (reading.understood || reading.problem === "impossibleDate" || lackOf(objective) !== void 0) return [];
    return [
      {
        severity: reading.problem === "missing" ? "high" : "medium",
        ...about(objective),
        message: `${written.trim() === "" ? "" : `Il target dice \xAB${written}\xBB. `}${targetProblemOf(objective.indicator) ?? ""}`,
        remedy: "Scrivere un valore, una data o tutti e due: \xABalmeno 80 %\xBB, \xABentro il 30/09\xBB."
      }
    ];
  })
};

// src/domain/quality/checks/weights.ts
var HUNDRED = fromDecimalText("100");
var ZERO = fromDecimalText("0");
var weights = {
  name: "weights",
  title: "Pesi che non tornano",
  why: "I pesi dicono quanto conta ogni obiettivo: se la somma non fa 100, il risultato non \xE8 quello che sembra.",
  citation: measurableCitation,
  find: ({ report: { objectives } }) => [...zeros(objectives), ...sums(objectives)]
};
function zeros(objectives) {
  return objectives.flatMap((objective) => {
    const weight = weightOf(objective);
    if (!weight || compare(weight, ZERO) !== 0) return [];
    const message = "Ha peso 0: comunque vada, non conta nulla.";
    return [{ severity: "high", ...about(objective), message, remedy: "Dargli un peso, oppure toglierlo dal piano." }];
  });
}
function sums(objectives) {
  const groups = groupsOf(objectives).map(([group, held]) => ({ group, held, sum: sumOf(held) }));
  const arePercentages = objectives.some(({ weight }) => weight !== void 0 && isHundredths(weight)) || groups.some(({ sum }) => sum && compare(sum, HUNDRED) === 0);
  if (!arePercentages) return [];
  return groups.flatMap(({ group, held, sum }) => {
    if (!sum || compare(sum, HUNDRED) === 0) return [];
    const place = held[0]?.place;
    return [
      {
        severity: "high",
        subject: group,
        ...place && { place },
        message: `I pesi dei suoi ${String(held.length)} obiettivi sommano a ${italianDecimal(toDecimalText(sum))} e non a 100.`,
        remedy: "Correggere i pesi in modo che la somma faccia 100."
      }
    ];
  });
}
function sumOf(held) {
  let sum = ZERO;
  for (const objective of held) {
    const weight = weightOf(objective);
    if (!weight) return void 0;
    sum = add(sum, weight);
  }
  return sum;
}
function weightOf({ weight }) {
  return weight === void 0 ? void 0 : readWeight(weight);
}

// src/domain/quality/checks/wrongParagraph.ts
var LINES_AFTER = 6;
var wrongParagraph = {
  name: "wrongParagraph",
  title: "Comma citato sbagliato",
  why: "La citazione serve a chi vuole controllare: porta al testo giusto, oppure inganna.",
  citation: lawfulnessCitation,
  find: (material) => CITED_ARTICLES.flatMap((article) => wrongIn(material, article))
};
function wrongIn(material, { act, article, writtenAct, paragraphs }) {
  const cited = new RegExp(
    `art(?:icolo|\\.)?\\s*${article}\\s*,?\\s*(?:c\\.|comma|co\\.)\\s*(\\d+)(?!\\d|\\s*(?:e|,)\\s*(?:c\\.|comma)?\\s*\\d)`,
    "i"
  );
  const prose = proseOf(material);
  return prose.flatMap(({ text, place }, i) => {
    const paragraph = cited.exec(text)?.[1];
    if (paragraph === void 0 || !writtenAct.test(text)) return [];
    const speaks = paragraphs.some((known) => known.words.test(text));
    const words = speaks ? text : wordsAfter(prose.slice(i + 1, i + 1 + LINES_AFTER), cited).join(" ");
    const own = paragraphs.find((known) => known.paragraph === paragraph);
    const right = paragraphs.find((known) => known.words.test(words));
    if (!right || right.paragraph === paragraph || own?.words.test(words)) return [];
    return [
      {
        severity: "medium",
        place,
        subject: "Testo del documento",
        message: `Cita il comma ${paragraph} dell'art. ${article} del ${act}, ma le parole sono quelle del comma ${right.paragraph}.`,
        remedy: `Scrivere \xABart. ${article}, c. ${right.paragraph}\xBB.`,
        citation: { act, article, paragraph: right.paragraph }
      }
    ];
  });
}
function wordsAfter(passages, cited) {
  const texts = passages.map(({ text }) => text);
  const next = texts.findIndex((text) => cited.test(text) || /^allegato\b/i.test(text));
  return next < 0 ? texts : texts.slice(0, next);
}

// src/domain/quality/checks/wrongReference.ts
var REFERENCE = new RegExp("(?<!\\p{L})(?:punt[oi]|capitol[oi]|paragraf[oi]|cap\\.|par\\.)\\s+(\\d{1,2}(?:\\.\\d{1,2})*)(?!\\d)([^.;)]{0,60})", "giu");
var WORDS_BEFORE = 12;
var wrongReference = {
  name: "wrongReference",
  title: "Rimando al capitolo sbagliato",
  why: "Chi segue il rimando deve trovare ci\xF2 che gli \xE8 stato annunciato.",
  citation: clarityCitation,
  find: (material) => {
    const headings = headingsOf(material);
    if (headings.length < 2) return [];
    return proseOf(material).flatMap(({ text, place }) => {
      let start = 0;
      return [...text.matchAll(REFERENCE)].flatMap((match) => {
        const [whole, number = "", after = ""] = match;
        const before = text.slice(start, match.index).split(/\s+/).slice(-WORDS_BEFORE).join(" ");
        start = match.index + whole.length - after.length;
        const message = faultOf(number, stemsOf(`${before} ${after}`), headings);
        if (message === void 0) return [];
        return [{ severity: "low", place, subject: "Testo del documento", message, remedy: "Correggere il numero del capitolo." }];
      });
    });
  }
};
function faultOf(number, topic, headings) {
  const meant = headings.find((heading) => heading.number === number);
  if (!meant) return `Si rimanda al punto ${number}, che non c'\xE8.`;
  const best = headings.filter((heading) => heading !== meant && covers(heading, topic) === 1 && topicOf(heading).length >= 2)[0];
  if (!best || announces(meant, topic)) return void 0;
  return `Si rimanda al punto ${number} (\xAB${meant.title}\xBB), ma se ne parla al punto ${best.number} (\xAB${best.title}\xBB).`;
}
function topicOf({ title }) {
  return stemsOf(title.split(":")[0] ?? title);
}
function announces({ title }, topic) {
  const telling = tellingStemsOf(title.split(":")[0] ?? title);
  return telling.some((stem) => topic.includes(stem)) && telling.filter((stem) => topic.includes(stem)).length * 2 >= telling.length;
}
function covers(heading, topic) {
  const stems = topicOf(heading);
  return stems.filter((stem) => topic.includes(stem)).length / Math.max(1, stems.length);
}

// src/domain/quality/strengths.ts
function strengthsOf({ report }) {
  const { objectives, year, strategic, services } = report;
  const count = (name, holds, sentence) => {
    const number = objectives.filter(holds).length;
    return number === 0 ? [] : [{ name, message: sentence(`${String(number)} ${number === 1 ? "obiettivo" : "obiettivi"} su ${String(objectives.length)}`) }];
  };
  const have = (number) => number.startsWith("1 ") ? "ha" : "hanno";
  return [
    ...count("hasOutcome", ({ evaluated }) => evaluated.outcome !== "unknown", (n) => `${n} ${have(n)} un esito.`),
    ...count("hasReadableTarget", ({ indicator }) => indicator.target.reading.understood, (n) => `${n} ${have(n)} un target di cui si capisce quando \xE8 raggiunto.`),
    ...count("hasEarlierDeadline", (objective) => isBeforeYearEnd(objective, year), (n) => `${n} ${have(n)} un termine prima della fine dell'anno.`),
    ...count("hasMeasuredTarget", ({ indicator: { target } }) => target.reading.understood && target.reading.target.kind !== "deadline", (n) => `${n} ${have(n)} un valore da raggiungere, non solo una data.`),
    ...count("hasCheckableSource", ({ indicator }) => isCheckable(indicator.source.reliability), (n) => `${n} ${have(n)} una fonte che altri possono controllare.`),
    ...count("hasBaseline", ({ indicator }) => indicator.baselines.length > 0, (n) => `${n} ${have(n)} il valore degli anni precedenti.`),
    ...count("hasLink", ({ links }) => links.strategic.length + links.operational.length > 0, (n) => `${n} ${n.startsWith("1 ") ? "\xE8 collegato" : "sono collegati"} agli obiettivi strategici o operativi.`),
    ...count("hasMeasuredValue", ({ measured }) => measured !== void 0, (n) => `${n} ${have(n)} il valore misurato accanto all'esito.`),
    ...count("hasReason", ({ deviation }) => deviation !== void 0, (n) => `${n} ${n.startsWith("1 ") ? "dice" : "dicono"} il motivo dello scostamento.`),
    ...strategic.length > 0 ? [{ name: "hasStrategy", message: `Sono elencati ${String(strategic.length)} obiettivi strategici.` }] : [],
    ...services.length > 0 ? [{ name: "hasTree", message: `L'albero della performance elenca ${String(services.length)} servizi.` }] : []
  ];
}
function isBeforeYearEnd({ indicator: { target } }, year) {
  if (!target.reading.understood || target.reading.target.kind === "constraint") return false;
  const { deadline } = target.reading.target;
  return deadline.kind === "day" && deadline.by < `${String(year)}-12-31`;
}

// src/domain/quality/reviewPlan.ts
var CHECKS = [
  impossibleDate,
  missingSource,
  indicatorTargetMismatch,
  unreadableTarget,
  dateOutsideYear,
  missingOutcome,
  missedWithoutReason,
  duplicateObjective,
  weights,
  openHeadCount,
  quantityMeasuredByDate,
  sameWork,
  politicalDecision,
  activityVerb,
  defaultDeadline,
  selfDeclaredSource,
  unevenLoad,
  noLink,
  noWeight,
  noBaseline,
  noMeasuredValue,
  noResources,
  bandGaps,
  sharesNotAdding,
  rpctResultMissing,
  treeWithoutHolders,
  wrongParagraph,
  endedInstrument,
  otherYear,
  otherDocumentsName,
  wrongReference,
  groupSpellings,
  repeatedTitle,
  unnamedColumn
];
function reviewPlan(material) {
  const findings = CHECKS.flatMap((check) => named(check, check.find(material)));
  return { findings, good: strengthsOf(material) };
}
function named(check, findings) {
  const times = /* @__PURE__ */ new Map();
  return findings.map((finding) => {
    const name = `${check.name}:${finding.code ?? (finding.place ? `riga-${String(finding.place.line)}` : "piano")}`;
    const time = (times.get(name) ?? 0) + 1;
    times.set(name, time);
    return { citation: check.citation, ...finding, name: time === 1 ? name : `${name}:${String(time)}`, check };
  });
}

// src/features/reviewPlan/reviewYear.ts
function reviewYear(db, key) {
  return inSnapshot(db, (tx) => reviewIn(tx, key));
}
async function reviewIn(tx, key) {
  const report = await readAnnualReport(tx, key);
  if (!report) return void 0;
  const file = await loadLastFile(tx, key);
  const decoded = file && decodeText(file.content);
  const lines = decoded?.ok ? linesOf(decoded.text) : [];
  const { findings, good } = reviewPlan({ report, file: file?.name ?? "", lines });
  const acceptances = await loadAcceptances(tx, key);
  return {
    administration: report.administration,
    year: report.year,
    findings: findings.map((finding) => withAcceptance(finding, acceptances)),
    good
  };
}
function withAcceptance(finding, acceptances) {
  const accepted = acceptanceOf(finding, acceptances);
  return accepted ? { ...finding, accepted } : finding;
}

export {
  buildReadingNote,
  addAcceptance,
  reviewYear,
  reviewIn
};
//# sourceMappingURL=chunk-MRZX5QZ7.js.map
