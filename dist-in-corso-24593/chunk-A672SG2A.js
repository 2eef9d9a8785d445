import {
  compare,
  fromDecimalText,
  italianDecimal,
  parseItalianNumber,
  toDecimalText
} from "./chunk-MJTHQE4O.js";
import {
  dayOf,
  daysInMonth,
  italianDate,
  monthName,
  monthNamed
} from "./chunk-V65HRVHO.js";

// src/domain/plan/printTarget.ts
function printTarget(target) {
  switch (target.kind) {
    case "deadline": {
      const deadline = printDeadline(target.deadline);
      return target.deliverable === void 0 ? deadline : `${target.deliverable}, ${deadline}`;
    }
    case "constraint":
      return printConstraint(target.constraint);
    case "constraintByDeadline":
      return `${printConstraint(target.constraint)}, ${printDeadline(target.deadline)}`;
  }
}
function printDeadline(deadline) {
  switch (deadline.kind) {
    case "day":
      return `entro il ${italianDate(deadline.by)}`;
    case "statutoryTerm": {
      const term = deadline.ofApproval ? "nei termini di approvazione di legge" : "nei termini di legge";
      return deadline.resolved ? `${term} (${italianDate(deadline.resolved)})` : term;
    }
  }
}
function printConstraint(constraint) {
  switch (constraint.kind) {
    case "value":
      return [constraint.subject, COMPARISON_WORDS[constraint.comparison], amountWithUnit(constraint.amount, constraint.unit)].filter(Boolean).join(" ");
    case "range": {
      const ends = `da ${italianDecimal(constraint.from)} a ${amountWithUnit(constraint.to, constraint.unit)}`;
      return constraint.subject === void 0 ? ends : `${constraint.subject} ${ends}`;
    }
    case "change": {
      const direction = constraint.direction === "reduction" ? "riduzione" : "aumento";
      const since = constraint.since === void 0 ? "" : ` rispetto al ${String(constraint.since)}`;
      return `${direction} di almeno ${amountWithUnit(constraint.amount, constraint.unit)}${since}`;
    }
  }
}
var COMPARISON_WORDS = {
  atLeast: "almeno",
  atMost: "non oltre",
  moreThan: "pi\xF9 di",
  lessThan: "meno di",
  exactly: "pari a",
  expected: ""
};
var PERIOD_WORDS = {
  day: "al giorno",
  week: "alla settimana",
  month: "al mese",
  quarter: "a trimestre",
  halfYear: "a semestre",
  year: "all'anno"
};
function amountWithUnit(amount, unit) {
  const number = italianDecimal(amount);
  switch (unit.kind) {
    case "percentage":
      return unit.of === void 0 ? `${number} %` : `${number} % ${unit.of}`;
    case "score":
      return `${number} su ${italianDecimal(unit.outOf)}`;
    case "euro":
      return `${number} \u20AC`;
    case "things":
      return [number, unit.name, unit.per && PERIOD_WORDS[unit.per]].filter(Boolean).join(" ");
    case "number":
      return unit.per === void 0 ? number : `${number} ${PERIOD_WORDS[unit.per]}`;
  }
}

// src/domain/plan/readConstraint.ts
var NUMBER_WORDS = {
  zero: "0",
  uno: "1",
  una: "1",
  un: "1",
  due: "2",
  tre: "3",
  quattro: "4",
  cinque: "5",
  sei: "6",
  sette: "7",
  otto: "8",
  nove: "9",
  dieci: "10",
  dodici: "12"
};
var NUMBER = `[-\u2212]?\\d+(?:[.,]\\d+)*|(?:${Object.keys(NUMBER_WORDS).join("|")})(?![\\p{L}\\d])`;
var ARTICLE = "(?:all'|dell'|l'|un'|(?:il|lo|la|i|gli|le|al|allo|alla|ai|agli|alle|a|del|dello|della|dei|degli|delle|di)\\s)?\\s*";
var EURO = "(?<euro>(?:\u20AC|euro)\\s*)?";
var NUMBERED = "(?:(?:n\\.?\xB0?|nr\\.?|n\xB0|numero)\\s*)?";
var WAYS = [
  ["atLeast", ["maggiore o uguale", "uguale o maggiore", "superiore o uguale", "uguale o superiore", "non inferiore", "non minore", "non meno", "almeno", "minimo", "min\\.", ">=", "\u2265", "=>"]],
  ["atMost", ["inferiore o uguale", "uguale o inferiore", "minore o uguale", "uguale o minore", "non superiore", "non maggiore", "non pi\xF9", "non oltre", "al massimo", "massimo", "max\\.?", "entro", "fino", "<=", "\u2264", "=<"]],
  ["moreThan", ["superiore", "maggiore", "pi\xF9", "oltre", ">"]],
  ["lessThan", ["inferiore", "minore", "meno", "<"]],
  ["exactly", ["pari", "uguale", "esattamente", "="]]
];
var COMPARATOR = WAYS.map(([, ways]) => `(${ways.join("|")})`).join("|");
var WORDS_BEFORE = "(?<subject>[^\\d<>=\u2264\u2265%]*?)";
var VALUE = new RegExp(
  `^${WORDS_BEFORE}(?<![\\p{L}])(?:${COMPARATOR})\\s*${ARTICLE}${NUMBERED}${EURO}(?<number>${NUMBER})(?<rest>.*)$`,
  "iu"
);
var BARE = new RegExp(`^(?<numbered>${NUMBERED})${EURO}(?<number>${NUMBER})(?<rest>.*)$`, "iu");
var RANGE = new RegExp(
  `^${WORDS_BEFORE}(?<![\\p{L}])(?:da|dal|dall'|(?:compres[oa] )?tra(?: il)?|(?:compres[oa] )?fra(?: il)?)\\s*${EURO}(?<from>${NUMBER})\\s*%?\\s*(?:a|al|all'|e|e il)\\s*(?:(?:\u20AC|euro)\\s*)?(?<number>${NUMBER})(?<rest>.*)$`,
  "iu"
);
var SINCE = "(?:\\s*,?\\s*rispetto (?:al|all'anno|all'|ai dati del|al dato del|ai valori del|al valore del)\\s*(?<since>\\d{4}))";
var CHANGE = new RegExp(
  `^(?<direction>riduzione|diminuzione|calo|ridurre|diminuire|aumento|incremento|crescita|aumentare|incrementare)\\s+(?:(?:di|del|dell'|pari al?|pari all'|almeno|il|l'|non inferiore al?)\\s*)*${EURO}(?<number>${NUMBER})(?<rest>.*?)${SINCE}?$`,
  "iu"
);
var MINUS = new RegExp(`^[-\u2212]\\s*${EURO}(?<number>\\d+(?:[.,]\\d+)*)(?<rest>.*?)${SINCE}$`, "iu");
var PLUS = new RegExp(`^(?:almeno\\s+)?\\+\\s*${EURO}(?<number>\\d+(?:[.,]\\d+)*)(?<rest>.*?)${SINCE}?$`, "iu");
var LESS_OR_MORE = new RegExp(`^(?:almeno\\s+)?${ARTICLE}${EURO}(?<number>${NUMBER})(?<rest>.*?)\\s+in\\s+(?<direction>meno|pi\xF9)${SINCE}?$`, "iu");
function readConstraint(text) {
  return readChange(text) ?? readRange(text) ?? readValue(text) ?? readBare(text);
}
function readChange(text) {
  const ways = [CHANGE, LESS_OR_MORE, MINUS, PLUS];
  const way = ways.find((form) => form.test(text));
  const { direction, euro, number, rest, since } = way?.exec(text)?.groups ?? {};
  const amount = readAmount(number);
  const unit = readUnit(rest, euro);
  if (way === void 0 || amount === void 0 || unit === void 0 || amount.startsWith("-")) return void 0;
  return {
    kind: "change",
    direction: way === MINUS || /^(rid|dim|cal|meno)/i.test(direction ?? "") ? "reduction" : "increase",
    amount,
    unit,
    ...since === void 0 ? {} : { since: Number(since) }
  };
}
function readRange(text) {
  const groups = RANGE.exec(text)?.groups ?? {};
  const from = readAmount(groups["from"]);
  const to = readAmount(groups["number"]);
  const unit = readUnit(groups["rest"], groups["euro"]);
  if (from === void 0 || to === void 0 || unit === void 0) return void 0;
  if (compare(fromDecimalText(from), fromDecimalText(to)) > 0) return void 0;
  return { kind: "range", from, to, unit, ...subjectOf(groups["subject"]) };
}
function readValue(text) {
  const match = VALUE.exec(text);
  const amount = readAmount(match?.groups?.["number"]);
  const unit = readUnit(match?.groups?.["rest"], match?.groups?.["euro"]);
  if (!match || amount === void 0 || unit === void 0) return void 0;
  const way = WAYS.findIndex((_, i) => match[i + 2] !== void 0);
  const comparison = WAYS[way]?.[0];
  return comparison && { kind: "value", comparison, amount, unit, ...subjectOf(match.groups?.["subject"]) };
}
function readBare(text) {
  const { numbered, euro, number, rest } = BARE.exec(text)?.groups ?? {};
  const amount = readAmount(number);
  const unit = readUnit(rest, euro);
  if (amount === void 0 || unit === void 0 || /^(?:19|20)\d\d$/.test(text)) return void 0;
  const countsThings = numbered !== "" && unit.kind === "things" && amount !== "0";
  return { kind: "value", comparison: countsThings ? "atLeast" : "expected", amount, unit };
}
function readAmount(written) {
  if (written === void 0) return void 0;
  const value = parseItalianNumber(NUMBER_WORDS[written.toLowerCase()] ?? written.replace("\u2212", "-"));
  return value && toDecimalText(value);
}
function subjectOf(words2) {
  const subject = words2?.trim().replace(/[,:]$/, "").trim();
  return subject ? { subject } : {};
}
var PERIODS = [
  ["day", /^(?:\/ ?(?:giorno|g)|al giorno|giornalier[oaei])$/i],
  ["week", /^(?:\/ ?settimana|alla settimana|a settimana|settimanal[ei])$/i],
  ["month", /^(?:\/ ?mese|al mese|mensil[ei])$/i],
  ["quarter", /^(?:\/ ?trimestre|a trimestre|al trimestre|trimestral[ei])$/i],
  ["halfYear", /^(?:\/ ?semestre|a semestre|al semestre|semestral[ei])$/i],
  ["year", /^(?:\/ ?anno|all'anno|l'anno|annu[oaei]|annual[ei]|per anno)$/i]
];
var PERIOD_AT_END = /(?<name>.*?)\s*(?<period>\/ ?(?:giorno|g|settimana|mese|trimestre|semestre|anno)|(?:al|alla|a|all'|l'|per) ?(?:giorno|settimana|mese|trimestre|semestre|anno)|(?:giornalier|annu)[oaei]|(?:settimanal|mensil|trimestral|semestral|annual)[ei])$/i;
var NAME = /^(?!(?:del|della|dello|dei|degli|delle|di|il|lo|la|gli|le)(?![\p{L}]))[\p{L}€][\p{L}' .()-]*$/iu;
var SPECIFICATION = /^(?:di|de|dei|del|delle|degli|dell'|della|dello)(?=[\s'])[\p{L}' .()-]*$/iu;
var JOINS = /(?:^|\s)(?:e|ed|o|oppure|su|almeno|entro|oltre|meno|più|massimo|minimo|rispetto|da|tra|fra|pari|inferiore|superiore|maggiore|minore|al|alla|all|a)(?=\s|$|')/i;
function readUnit(rest, euro) {
  const words2 = rest?.trim().replace(/[.;]$/, "").trim();
  if (words2 === void 0) return void 0;
  if (euro !== void 0) return words2 === "" ? { kind: "euro" } : void 0;
  if (/^(?:€|euro)$/i.test(words2)) return { kind: "euro" };
  const percentage = new RegExp("^(?:%|per cento(?!\\p{L})|percento(?!\\p{L}))\\s*(.*)$", "iu").exec(words2);
  if (percentage) return percentageOf(percentage[1] ?? "");
  const score = new RegExp(`^(?:su|\\/)\\s*(${NUMBER})(?:\\s*punti)?$`, "iu").exec(words2);
  if (score) {
    const outOf = readAmount(score[1]);
    return outOf === void 0 || outOf.startsWith("-") ? void 0 : { kind: "score", outOf };
  }
  const { name = words2, period } = PERIOD_AT_END.exec(words2)?.groups ?? {};
  const per = period === void 0 ? void 0 : PERIODS.find(([, form]) => form.test(period))?.[0];
  const perOf = per === void 0 ? {} : { per };
  if (name === "") return { kind: "number", ...perOf };
  return NAME.test(name) && !JOINS.test(name) ? { kind: "things", name, ...perOf } : void 0;
}
function percentageOf(of) {
  if (of === "") return { kind: "percentage" };
  return SPECIFICATION.test(of) && !JOINS.test(of) ? { kind: "percentage", of } : void 0;
}

// src/domain/plan/readDeadline.ts
var MONTH = "gen(?:naio|\\.)?|feb(?:braio|br\\.|\\.)?|mar(?:zo|\\.)|apr(?:ile|\\.)|mag(?:gio|\\.)|giu(?:gno|\\.)|lug(?:lio|\\.)|ago(?:sto|\\.)|set(?:tembre|t\\.|\\.)|ott(?:obre|\\.)|nov(?:embre|\\.)|dic(?:embre|\\.)";
var NUMERIC_DAY = /(?<![\d/.,-])(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?![\d/])/;
var SHORT_DAY = /(?<![\d/.,-])(\d{1,2})\/(\d{1,2})\/(1[3-9]|[2-9]\d)(?![\d/])/;
var ISO_DAY = /(?<![\d/.,-])(\d{4})-(\d{2})-(\d{2})(?![\d-])/;
var WORDED_DAY = new RegExp(`(?<![\\d/.,-])(\\d{1,2})[\xB0\xBA]?\\s+(${MONTH})\\s+(\\d{4})(?!\\d)`, "i");
var MONTH_AND_YEAR = new RegExp(`\\b(?:la fine di |fine )?(${MONTH})\\s+(\\d{4})(?!\\d)`, "i");
var PART_OF_YEAR = /\b(primo|secondo|terzo|quarto|1°|2°|3°|4°|i|ii|iii|iv)\s+(trimestre|semestre)\s+(?:del |dell'anno )?(\d{4})(?!\d)/i;
var END_OF_YEAR = /\b(?:la )?fine (?:del |dell'anno |anno )?(\d{4})(?!\d)|\banno (\d{4})(?!\d)|(?<=\bentro (?:il )?)(\d{4})$/i;
var ORDINALS = {
  primo: 1,
  "1\xB0": 1,
  i: 1,
  secondo: 2,
  "2\xB0": 2,
  ii: 2,
  terzo: 3,
  "3\xB0": 3,
  iii: 3,
  quarto: 4,
  "4\xB0": 4,
  iv: 4
};
function findDay(text) {
  const numeric = NUMERIC_DAY.exec(text);
  if (numeric) return found(numeric, toDay(numeric[0], Number(numeric[4]), Number(numeric[3]), Number(numeric[1])));
  const short = SHORT_DAY.exec(text);
  if (short) return found(short, toDay(short[0], 2e3 + Number(short[3]), Number(short[2]), Number(short[1])));
  const iso = ISO_DAY.exec(text);
  if (iso) return found(iso, toDay(iso[0], Number(iso[1]), Number(iso[2]), Number(iso[3])));
  const worded = WORDED_DAY.exec(text);
  if (worded) return found(worded, toDay(worded[0], Number(worded[3]), monthNamed(worded[2] ?? "") ?? 0, Number(worded[1])));
  const month = MONTH_AND_YEAR.exec(text);
  if (month) return found(month, lastDayOfMonth(Number(month[2]), monthNamed(month[1] ?? "") ?? 0));
  const part = PART_OF_YEAR.exec(text);
  if (part) {
    const length = part[2]?.toLowerCase() === "trimestre" ? 3 : 6;
    return found(part, lastDayOfMonth(Number(part[3]), (ORDINALS[part[1]?.toLowerCase() ?? ""] ?? 0) * length));
  }
  const year = END_OF_YEAR.exec(text);
  if (year) return found(year, lastDayOfMonth(Number(year[1] ?? year[2] ?? year[3]), 12));
  return void 0;
}
var DAY_WITHOUT_YEAR = new RegExp(
  `(?<![\\d/.,-])(\\d{1,2})(?:[\xB0\xBA]?\\s+(${MONTH})(?![\\p{L}])|/(\\d{1,2})(?![\\d/]))(?!\\s*\\d{4})`,
  "iu"
);
function findDayWithoutYear(text, planYear) {
  const match = DAY_WITHOUT_YEAR.exec(text);
  if (!match || match[3] !== void 0 && !/entro (?:il )?$/i.test(text.slice(0, match.index))) return void 0;
  const month = match[2] === void 0 ? Number(match[3]) : monthNamed(match[2]) ?? 0;
  const day = planYear === void 0 ? void 0 : dayOf(planYear, month, Number(match[1]));
  return day === void 0 ? {} : { inPlanYear: day };
}
var END_OF_THE_YEAR = /(?<=\bentro )(?:l'anno(?: in corso)?|la fine dell'anno(?: in corso)?|fine anno)$/i;
var PART_OF_THE_YEAR = /(?<=\bentro (?:il )?)(?:primo|secondo|terzo|quarto|[1-4]°|i{1,3}|iv) (?:trimestre|semestre)$/i;
function withPlanYear(text, planYear) {
  return text.replace(END_OF_THE_YEAR, `il 31/12/${String(planYear)}`).replace(PART_OF_THE_YEAR, (part) => `${part} ${String(planYear)}`);
}
function lacksYear(text) {
  return END_OF_THE_YEAR.test(text) || PART_OF_THE_YEAR.test(text);
}
function found(match, day) {
  return { start: match.index, end: match.index + match[0].length, day };
}
function lastDayOfMonth(year, month) {
  return toDay(`${String(month)}/${String(year)}`, year, month, daysInMonth(year, month));
}
function toDay(written, year, month, day) {
  const existing = dayOf(year, month, day);
  if (existing) return existing;
  const days = daysInMonth(year, month);
  const nearest = day > days ? dayOf(year, month, days) : void 0;
  if (!nearest) return { written, why: days === 0 ? "i mesi sono 12" : "il giorno o l'anno non \xE8 possibile" };
  const inThatYear = month === 2 ? ` nel ${String(year)}` : "";
  return { written, why: `${monthName(month)}${inThatYear} ha ${String(days)} giorni`, nearest };
}
function explainImpossibleDay({ why, nearest }) {
  const question = nearest ? ` Intendeva ${italianDate(nearest)}?` : "";
  return `Questa data non esiste: ${why}.${question}`;
}
var INTRODUCTION = /(?:,\s*)?(?<![\p{L}'])(?:(?:da (?:completare|concludere|approvare|realizzare) )?(?:entro(?: e non oltre)?|non oltre|al|all'|alla data del|alla)(?: (?:il|lo|la|i)| l'|l')?(?: (?:giorno|data del))?)\s*$/iu;
var STATUTORY = /(?:,\s*)?(?:nei|entro i|secondo i|nel rispetto dei)?\s*termini (di approvazione |d'approvazione )?(?:normativi|di legge|previsti dalla (?:legge|normativa|norma)|stabiliti dalla (?:legge|normativa|norma))(?: di approvazione)?(?: \((\d{2}\/\d{2}\/\d{4})\))?/i;
function findDeadline(text) {
  const statutory = STATUTORY.exec(text);
  if (statutory) {
    const resolved = statutory[2] === void 0 ? void 0 : findDay(statutory[2])?.day;
    const term = { kind: "statutoryTerm", ofApproval: statutory[1] !== void 0 };
    const around = {
      before: text.slice(0, statutory.index).trim(),
      after: text.slice(statutory.index + statutory[0].length).trim(),
      introduced: true
    };
    if (typeof resolved === "object") return { ...around, deadline: resolved };
    return { ...around, deadline: resolved ? { ...term, resolved } : term };
  }
  const dayFound = findDay(text);
  if (!dayFound) return void 0;
  const head = text.slice(0, dayFound.start);
  const introduction = INTRODUCTION.exec(head);
  return {
    before: (introduction ? head.slice(0, introduction.index) : head).trim(),
    after: text.slice(dayFound.end).trim(),
    introduced: introduction !== null,
    deadline: typeof dayFound.day === "string" ? { kind: "day", by: dayFound.day } : dayFound.day
  };
}

// src/domain/plan/readTarget.ts
var TARGET_PROBLEMS = {
  missing: "Manca il target.",
  impossibleDate: "Questa data non esiste.",
  dateWithoutYear: "La data non ha l'anno.",
  noNumberNorDate: "Il target non contiene n\xE9 un numero n\xE9 una data: non si pu\xF2 dire quando \xE8 raggiunto.",
  wordsLeftOver: "Il target contiene parole che non si riescono a interpretare senza indovinare."
};
function readTarget(written, planYear) {
  const text = planYear === void 0 ? tidy(written) : withPlanYear(tidy(written), planYear);
  if (!/[\p{L}\d]/u.test(text)) return notUnderstood("missing");
  const deadline = findDeadline(text)?.deadline;
  if (deadline && "why" in deadline) {
    return notUnderstood("impossibleDate", { message: explainImpossibleDay(deadline), ...byDay(deadline.nearest) });
  }
  const yearless = findDayWithoutYear(text, planYear);
  if (yearless) return notUnderstood("dateWithoutYear", byDay(yearless.inPlanYear));
  if (lacksYear(text)) return notUnderstood("dateWithoutYear");
  const target = meaningOf(text);
  if (target && isSame(target, meaningOf(tidy(printTarget(target))))) return { understood: true, target };
  const suggestion = nearestReading(text, deadline);
  if (suggestion) return notUnderstood("wordsLeftOver", { suggestion });
  return notUnderstood(/\d/.test(text) ? "wordsLeftOver" : "noNumberNorDate");
}
function meaningOf(text) {
  if (findDayWithoutYear(text)) return void 0;
  const found2 = findDeadline(text);
  if (!found2) return onlyConstraint(text);
  return "why" in found2.deadline ? void 0 : withDeadline(found2, found2.deadline);
}
function isSame(one, other) {
  return JSON.stringify(one) === JSON.stringify(other);
}
function byDay(day) {
  return day === void 0 ? {} : { suggestion: { kind: "deadline", deadline: { kind: "day", by: day } } };
}
function notUnderstood(problem, { message, suggestion } = {}) {
  const proposal = suggestion && { suggestion };
  const question = suggestion ? ` Intendeva \xAB${printTarget(suggestion)}\xBB?` : "";
  return { understood: false, problem, message: message ?? `${TARGET_PROBLEMS[problem]}${question}`, ...proposal };
}
function tidy(written) {
  return written.replace(/\s+/g, " ").replace(/[’‘`´]/g, "'").replace(/[–—]/g, "-").replace(/([<>]) =/g, "$1=").trim().replace(/\s*[.;]$/, "");
}
function onlyConstraint(text) {
  const constraint = readConstraint(text);
  return constraint && { kind: "constraint", constraint };
}
function withDeadline({ before, after, introduced }, deadline) {
  const words2 = before.replace(/[,:]$/, "").trim();
  if (words2 === "" && after === "") return { kind: "deadline", deadline };
  if (words2 === "") {
    const constraint2 = introduced ? readConstraint(after.replace(/^[,:]\s*/, "")) : void 0;
    return constraint2 && { kind: "constraintByDeadline", constraint: constraint2, deadline };
  }
  if (after !== "" || !introduced) return void 0;
  const constraint = readConstraint(words2);
  if (constraint) return { kind: "constraintByDeadline", constraint, deadline };
  return /[\d<>=≤≥%]/.test(words2) || !new RegExp("\\p{L}", "u").test(words2) ? void 0 : { kind: "deadline", deadline, deliverable: words2 };
}
var SAYS_FROM_WHEN = new RegExp("(?<!\\p{L})(?:dal|dall|dalla|da|dopo|oltre|prima|partire|successiv\\p{L}*)(?!\\p{L})", "iu");
function nearestReading(text, deadline) {
  if (SAYS_FROM_WHEN.test(text)) return void 0;
  if (deadline) return { kind: "deadline", deadline };
  const year = /^\D*((?:19|20)\d\d)$/.exec(text)?.[1];
  if (year !== void 0) return meaningOf(`entro fine ${year}`);
  const percentage = /(?<![+\-\d.,])\d+(?:[.,]\d+)* ?%/.exec(text)?.[0];
  return percentage === void 0 ? void 0 : onlyConstraint(`almeno ${percentage}`);
}

// src/domain/plan/indicator.ts
var INDICATOR_KIND_WORDS = {
  date: "temporale",
  number: "numerico",
  percentage: "percentuale",
  yesNo: "s\xEC/no",
  phases: "per fasi",
  qualitative: "qualitativo",
  composite: "composito",
  financial: "finanziario",
  satisfaction: "gradimento degli utenti",
  formula: "formula descritta nel documento",
  unstated: "non indicato"
};
var INDICATOR_CLASS_WORDS = {
  policies: "politiche",
  projects: "progetti",
  satisfaction: "soddisfazione degli utenti",
  efficiency: "efficienza, efficacia e qualit\xE0 dei servizi",
  impact: "impatto"
};
var SOURCE_RELIABILITY_WORDS = {
  certifiedExternal: "fonte esterna certificata",
  internalSystem: "sistema interno",
  selfDeclared: "autodichiarata dal responsabile",
  unclassified: "affidabilit\xE0 da stabilire",
  missing: "fonte mancante"
};
function isCheckable(reliability) {
  return reliability === "certifiedExternal" || reliability === "internalSystem";
}
function kindOfIndicator(written) {
  const text = written.trim();
  if (/^temporal[ei]$/i.test(text)) return "date";
  if (/^(numeric[oi]|quantitativ[oi]|numero)$/i.test(text)) return "number";
  if (/^(percentual[ei]|%|rapporto)$/i.test(text)) return "percentage";
  if (/^(s[iì]\s*\/\s*no|binario|on\s*\/\s*off)$/i.test(text)) return "yesNo";
  if (/^((a|per) )?(fasi|cronoprogramma|stato di avanzamento)$/i.test(text)) return "phases";
  if (/^qualitativ[oi]$/i.test(text)) return "qualitative";
  if (/^(composit[oi]|indice( composito)?)$/i.test(text)) return "composite";
  if (/^(finanziari[oi]|economico[ -]finanziari[oi])$/i.test(text)) return "financial";
  if (/^(gradimento( degli utenti)?|customer satisfaction|soddisfazione( degli utenti)?)$/i.test(text)) return "satisfaction";
  if (/^formula$/i.test(text)) return "formula";
  return text.split(/\s+/).length >= 3 ? "formula" : "unstated";
}
var RELIABILITY = [
  ["missing", /^[-–—_./\s]*$/],
  ["selfDeclared", words("sched[ae] obiettivo|relazionat[ae]|autodichiara\\p{L}*|dichiarazione del (?:responsabile|dirigente)|relazione del (?:responsabile|dirigente|servizio|settore)")],
  ["certifiedExternal", words("pcc|piattaforma (?:dei|per i) crediti|istat|bdap|anac|corte dei conti|ministero|rgs|revisor[ie]")],
  ["internalSystem", words("procedura|gestionale|software|applicativo|protocollo|banca dati|database|registr[oi]|controllo di gestione|contabilit\xE0")]
];
function words(alternatives) {
  return new RegExp(`(?<!\\p{L})(?:${alternatives})(?!\\p{L})`, "iu");
}
function reliabilityOf(written) {
  return RELIABILITY.find(([, form]) => form.test(written))?.[0] ?? "unclassified";
}
function targetProblemOf({ target: { reading } }) {
  return reading.understood ? void 0 : reading.problem === "missing" ? TARGET_PROBLEMS.missing : reading.message;
}

export {
  printTarget,
  printDeadline,
  printConstraint,
  amountWithUnit,
  readConstraint,
  findDay,
  readTarget,
  INDICATOR_KIND_WORDS,
  INDICATOR_CLASS_WORDS,
  SOURCE_RELIABILITY_WORDS,
  isCheckable,
  kindOfIndicator,
  reliabilityOf,
  targetProblemOf
};
//# sourceMappingURL=chunk-A672SG2A.js.map
