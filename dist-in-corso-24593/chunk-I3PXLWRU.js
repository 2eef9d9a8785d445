import {
  measuredOutcome
} from "./chunk-4MDBWQCL.js";
import {
  dueDay
} from "./chunk-UQ62ZDIO.js";
import {
  OUTCOME_WORDS
} from "./chunk-BTV5RUOO.js";
import {
  INDICATOR_CLASS_WORDS,
  INDICATOR_KIND_WORDS,
  SOURCE_RELIABILITY_WORDS,
  amountWithUnit,
  printTarget
} from "./chunk-A672SG2A.js";
import {
  slugOf
} from "./chunk-IPUZRVVS.js";
import {
  parseItalianNumber,
  toDecimalText
} from "./chunk-MJTHQE4O.js";

// src/domain/opendata/column.ts
var COLUMN_TYPE_WORDS = {
  text: "testo",
  word: "parola di un elenco",
  decimal: "numero con il punto decimale, scritto come testo",
  integer: "numero intero",
  date: "data AAAA-MM-GG",
  list: "elenco di testi; nel CSV separati da punto e virgola"
};
var NOT_APPLICABLE = "non applicabile";
var MISSING = null;
function textOrMissing(words) {
  return words === void 0 || words === "" ? MISSING : words;
}

// src/domain/plan/objectiveKind.ts
var OBJECTIVE_KIND_WORDS = {
  statutory: "di legge",
  maintenance: "mantenimento",
  improvement: "miglioramento",
  development: "sviluppo",
  innovation: "innovazione",
  unrecognised: "non riconosciuto"
};
var FORMS = [
  ["statutory", /^(di legge|previsto dalla legge|normativo|obbligatorio|adempimento di legge)$/],
  ["maintenance", /^((di|del) )?(mantenimento|ordinario|consolidamento)$/],
  ["improvement", /^((di|del) )?(miglioramento|migliorativo)$/],
  ["development", /^((di|dello) )?sviluppo$/],
  ["innovation", /^((di|dell') ?)?(innovazione|innovativo)$/]
];
function kindOfObjective(written) {
  const text = written.replace(/\s+/g, " ").trim().replace(/\.$/, "").toLowerCase();
  return FORMS.find(([, form]) => form.test(text))?.[0] ?? "unrecognised";
}

// src/domain/opendata/targetColumns.ts
var COMPARISON_WORDS = {
  atLeast: "almeno",
  atMost: "non oltre",
  moreThan: "pi\xF9 di",
  lessThan: "meno di",
  exactly: "pari a",
  expected: "valore atteso, senza direzione"
};
var RANGE = "tra due valori";
var CHANGES = { reduction: "riduzione di almeno", increase: "aumento di almeno" };
var TARGET_COLUMNS = [
  { name: "target_scritto", meaning: "Il target con le parole del documento.", type: "text", norm: { act: "d.lgs. 150/2009", article: "10", paragraph: "1", letter: "a" }, mayBeMissing: true, of: ({ indicator }) => textOrMissing(indicator.target.written) },
  { name: "target_inteso", meaning: "Che cosa vuol dire il target, in parole semplici. Manca se non si pu\xF2 leggere senza indovinare.", type: "text", mayBeMissing: true, of: part(printTarget) },
  { name: "target_termine", meaning: "Entro quando. Manca se \xE8 un termine di legge di cui nessuno ha indicato il giorno; non si applica se il target non ha scadenza.", type: "date", mayBeMissing: true, mayNotApply: true, of: part((target) => target.kind === "constraint" ? NOT_APPLICABLE : dueDay(target.deadline) ?? MISSING) },
  { name: "target_confronto", meaning: "Come il valore misurato deve stare rispetto al valore atteso. Non si applica se il target \xE8 solo una scadenza.", type: "word", values: [...Object.values(COMPARISON_WORDS), RANGE, ...Object.values(CHANGES)], mayBeMissing: true, mayNotApply: true, of: ofConstraint(comparisonOf) },
  { name: "target_valore", meaning: "Il valore atteso; di due valori, il pi\xF9 basso.", type: "decimal", unit: "quella di target_unita", mayBeMissing: true, mayNotApply: true, of: ofConstraint((constraint) => constraint.kind === "range" ? constraint.from : constraint.amount) },
  { name: "target_valore_massimo", meaning: "Di due valori, il pi\xF9 alto. Non si applica se il valore atteso \xE8 uno.", type: "decimal", unit: "quella di target_unita", mayBeMissing: true, mayNotApply: true, of: ofConstraint((constraint) => constraint.kind === "range" ? constraint.to : NOT_APPLICABLE) },
  { name: "target_unita", meaning: "Che cosa conta il valore atteso: \xAB%\xBB, \xAB\u20AC\xBB, \xABgiorni\xBB. Non si applica a un numero senza unit\xE0.", type: "text", mayBeMissing: true, mayNotApply: true, of: ofConstraint(({ unit }) => unitWords(unit)) }
];
function part(of) {
  return ({ indicator: { target } }) => target.reading.understood ? of(target.reading.target) : MISSING;
}
function ofConstraint(of) {
  return part((target) => target.kind === "deadline" ? NOT_APPLICABLE : of(target.constraint));
}
function comparisonOf(constraint) {
  switch (constraint.kind) {
    case "value":
      return COMPARISON_WORDS[constraint.comparison];
    case "range":
      return RANGE;
    case "change":
      return CHANGES[constraint.direction];
  }
}
function unitWords(unit) {
  return amountWithUnit("0", unit).replace(/^0 ?/, "") || NOT_APPLICABLE;
}

// src/domain/opendata/objectiveColumns.ts
var PLAN = { act: "d.lgs. 150/2009", article: "10", paragraph: "1", letter: "a" };
var REPORT = { act: "d.lgs. 150/2009", article: "10", paragraph: "1", letter: "b" };
var QUALITY = { act: "d.lgs. 150/2009", article: "5", paragraph: "2" };
var CLASSES = { act: "d.m. 132/2022", article: "3", verify: true };
var OBJECTIVE_COLUMNS = [
  { name: "anno", meaning: "Anno del piano.", type: "integer", of: ({ year }) => year },
  { name: "codice", meaning: "Codice dell'obiettivo: non cambia e non \xE8 mai dato due volte.", type: "text", of: ({ code }) => code },
  { name: "gruppo", meaning: "Settore, area o insieme sotto cui l'obiettivo sta nel piano.", type: "text", of: ({ group }) => group },
  { name: "gruppo_indirizzo", meaning: "Il gruppo negli indirizzi del sito e nel filtro dell'API.", type: "text", of: ({ group }) => slugOf(group) },
  { name: "titolo", meaning: "Titolo dell'obiettivo.", type: "text", of: ({ title }) => title },
  { name: "descrizione", meaning: "Descrizione dell'obiettivo.", type: "text", mayBeMissing: true, of: ({ description }) => textOrMissing(description) },
  { name: "numero_nel_documento", meaning: "Numero o codice che l'obiettivo ha nel documento.", type: "text", mayBeMissing: true, of: ({ number }) => textOrMissing(number) },
  { name: "tipo", meaning: "Che cosa fa l'obiettivo al servizio.", type: "word", values: Object.values(OBJECTIVE_KIND_WORDS), mayBeMissing: true, of: ({ kind }) => kind ? OBJECTIVE_KIND_WORDS[kind.kind] : MISSING },
  { name: "tipo_scritto", meaning: "Il tipo con le parole del documento.", type: "text", mayBeMissing: true, of: ({ kind }) => textOrMissing(kind?.written) },
  { name: "peso", meaning: "Quanto l'obiettivo conta nel suo gruppo, quando il documento lo scrive come numero.", type: "decimal", unit: "come nel documento: percento o punti", mayBeMissing: true, of: ({ weight }) => decimalIn(weight) },
  { name: "peso_scritto", meaning: "Il peso con le parole del documento.", type: "text", mayBeMissing: true, of: ({ weight }) => textOrMissing(weight) },
  { name: "obiettivi_strategici", meaning: "Numeri degli obiettivi strategici del DUP a cui l'obiettivo \xE8 collegato nel documento.", type: "list", norm: QUALITY, mayBeMissing: true, of: ({ links }) => listOrMissing(links.strategic.map(String)) },
  { name: "obiettivi_operativi", meaning: "Codici degli obiettivi operativi del DUP a cui l'obiettivo \xE8 collegato nel documento.", type: "list", mayBeMissing: true, of: ({ links }) => listOrMissing(links.operational) },
  { name: "servizi", meaning: "Servizi dell'albero della performance a cui l'obiettivo \xE8 collegato nel documento.", type: "list", mayBeMissing: true, of: ({ links }) => listOrMissing(links.services) },
  { name: "indicatore", meaning: "Che cosa misura l'obiettivo, con le parole del documento.", type: "text", norm: PLAN, mayBeMissing: true, of: ({ indicator }) => textOrMissing(indicator.written) },
  { name: "tipo_indicatore", meaning: "In che modo l'indicatore misura.", type: "word", values: Object.values(INDICATOR_KIND_WORDS).filter((words) => words !== INDICATOR_KIND_WORDS.unstated), mayBeMissing: true, of: ({ indicator }) => indicator.kind === "unstated" ? MISSING : INDICATOR_KIND_WORDS[indicator.kind] },
  { name: "classe_indicatore", meaning: "Classe dell'indicatore secondo la sezione 2.2 del PIAO.", type: "word", values: Object.values(INDICATOR_CLASS_WORDS), norm: CLASSES, mayBeMissing: true, of: ({ indicator }) => indicator.class ? INDICATOR_CLASS_WORDS[indicator.class] : MISSING },
  { name: "valori_precedenti", meaning: "Valori dell'indicatore negli anni precedenti (\xAB2022: 22,5\xBB), dal pi\xF9 lontano.", type: "list", mayBeMissing: true, of: ({ indicator }) => listOrMissing(indicator.baselines.map(({ year, value }) => `${String(year)}: ${value.replace(".", ",")}`)) },
  { name: "valore_iniziale", meaning: "L'ultimo dei valori precedenti, da cui si parte.", type: "decimal", mayBeMissing: true, of: ({ indicator }) => indicator.baselines.at(-1)?.value ?? MISSING },
  { name: "anno_valore_iniziale", meaning: "Anno del valore iniziale.", type: "integer", mayBeMissing: true, of: ({ indicator }) => indicator.baselines.at(-1)?.year ?? MISSING },
  { name: "confronto", meaning: "Valore con cui l'indicatore si confronta altrove, con le parole del documento.", type: "text", mayBeMissing: true, of: ({ indicator }) => textOrMissing(indicator.benchmark) },
  ...TARGET_COLUMNS,
  { name: "fonte", meaning: "Da dove viene il dato, con le parole del documento.", type: "text", mayBeMissing: true, of: ({ indicator }) => textOrMissing(indicator.source.written) },
  { name: "affidabilita_fonte", meaning: "Quanto la fonte \xE8 affidabile, letto dalle sue parole.", type: "word", values: Object.values(SOURCE_RELIABILITY_WORDS), of: ({ indicator }) => SOURCE_RELIABILITY_WORDS[indicator.source.reliability] },
  { name: "risorse", meaning: "Risorse dell'obiettivo, con le parole del documento.", type: "text", mayBeMissing: true, of: ({ resources }) => textOrMissing(resources) },
  { name: "portatori_di_interesse", meaning: "Chi \xE8 interessato all'obiettivo, con le parole del documento.", type: "text", mayBeMissing: true, of: ({ stakeholders }) => textOrMissing(stakeholders) },
  { name: "valore_misurato", meaning: "Che cosa \xE8 stato misurato, con le parole del documento.", type: "text", norm: REPORT, mayBeMissing: true, of: ({ measured }) => textOrMissing(measured?.written) },
  { name: "esito_misurato", meaning: "Esito calcolato confrontando il valore misurato con il target. Manca se non c'\xE8 un valore che si possa confrontare.", type: "word", values: Object.values(OUTCOME_WORDS), mayBeMissing: true, of: measuredWords },
  { name: "esito_valutato", meaning: "Esito deciso dall'amministrazione. \xABneutralizzato\xBB \xE8 fuori dal conto per decisione; \xABesito non indicato\xBB vuol dire che nessuno lo ha detto, o non si riconosce.", type: "word", values: Object.values(OUTCOME_WORDS), norm: REPORT, of: ({ evaluated }) => OUTCOME_WORDS[evaluated.outcome] },
  { name: "esito_scritto", meaning: "L'esito valutato con le parole del documento.", type: "text", mayBeMissing: true, of: ({ evaluated }) => textOrMissing(evaluated.written) },
  { name: "grado", meaning: "Grado di raggiungimento scritto nel documento. Non si applica a un obiettivo neutralizzato.", type: "decimal", unit: "percento", mayBeMissing: true, mayNotApply: true, of: ({ evaluated }) => evaluated.degree ?? (evaluated.outcome === "neutralised" ? NOT_APPLICABLE : MISSING) },
  { name: "motivo_scostamento", meaning: "Perch\xE9 \xE8 andata diversamente da come era previsto. Non si applica a un obiettivo raggiunto.", type: "text", norm: REPORT, mayBeMissing: true, mayNotApply: true, of: ({ deviation, evaluated }) => deviation?.reason ?? (evaluated.outcome === "achieved" ? NOT_APPLICABLE : MISSING) },
  { name: "non_interpretato", meaning: "Ci\xF2 che il documento dice in altre celle e che non si pu\xF2 leggere senza indovinare, con il nome del campo.", type: "list", mayBeMissing: true, of: ({ unread }) => listOrMissing(unread.map(({ field, written }) => `${field}: ${written}`)) },
  { name: "documento", meaning: "Nome del documento importato.", type: "text", of: ({ place }) => place.file },
  { name: "riga_documento", meaning: "Riga del documento in cui sta l'obiettivo, contata da 1.", type: "integer", of: ({ place }) => place.line }
];
function listOrMissing(values) {
  return values.length === 0 ? MISSING : values;
}
function decimalIn(written) {
  const number = parseItalianNumber((written ?? "").replace(/\s*%$/, "").trim());
  return number ? toDecimalText(number) : MISSING;
}
function measuredWords(objective) {
  const computed = measuredOutcome(objective);
  return computed ? OUTCOME_WORDS[computed.outcome] : MISSING;
}

export {
  COLUMN_TYPE_WORDS,
  NOT_APPLICABLE,
  MISSING,
  textOrMissing,
  OBJECTIVE_KIND_WORDS,
  kindOfObjective,
  OBJECTIVE_COLUMNS
};
//# sourceMappingURL=chunk-I3PXLWRU.js.map
