import {
  ROW_REFUSALS
} from "./chunk-5XQ2JPXD.js";
import {
  readBaselines,
  readCodes,
  readIndicatorClass,
  readNames,
  readNumbers,
  readWeight
} from "./chunk-QDL4N432.js";
import {
  keepImportedFile
} from "./chunk-5TWGM5JR.js";
import {
  ACT_REFUSALS,
  act,
  holdRevision,
  nameOfAdministration
} from "./chunk-JGRYUSCM.js";
import {
  kindOfObjective
} from "./chunk-I3PXLWRU.js";
import {
  countOutcomes,
  groupsOf
} from "./chunk-CSOJN44G.js";
import {
  readOutcome
} from "./chunk-QO75H26U.js";
import {
  findDay,
  kindOfIndicator,
  readConstraint,
  readTarget,
  reliabilityOf
} from "./chunk-A672SG2A.js";
import {
  addEndings,
  addReportedFigures,
  ensurePlanVersion,
  holderOf,
  insertObjectives,
  loadObjectives,
  loadReading,
  mergeGroups,
  proposeVariation,
  saveReading,
  updateObjective
} from "./chunk-S5Y7YUWN.js";
import {
  groupBy
} from "./chunk-RWEJIB4H.js";
import {
  parseItalianNumber,
  toDecimalText
} from "./chunk-MJTHQE4O.js";
import {
  FILE_REFUSALS
} from "./chunk-RWJMKMBA.js";

// src/domain/plan/matchObjectives.ts
var ALIKE = 0.6;
var CLEARLY = 0.1;
function matchObjectives(known, incoming) {
  const exact = pairExact(known, incoming);
  const nearest = pairNearest(exact.missing, exact.added);
  const pairs = [...exact.pairs, ...nearest.pairs];
  return { pairs, added: nearest.added, missing: nearest.missing };
}
function pairExact(known, incoming) {
  const waiting = groupBy(known, identityOf);
  const pairs = [];
  const added = [];
  for (const row of incoming) {
    const same = waiting.get(identityOf(row))?.shift();
    if (same) pairs.push([same, row]);
    else added.push(row);
  }
  const missing = [...waiting.values()].flat();
  return { pairs, added, missing };
}
var MOST_COMPARISONS = 25e4;
function pairNearest(known, incoming) {
  const incomingOf = groupBy(incoming.map(withLetters), ({ thing }) => thing.group);
  const pairs = [...groupBy(known.map(withLetters), ({ thing }) => thing.group)].flatMap(([group, olds]) => {
    const news = incomingOf.get(group) ?? [];
    return olds.length * news.length > MOST_COMPARISONS ? [] : clearPairs(olds, news);
  });
  const paired = new Set(pairs.flat());
  const isLeft = (each) => !paired.has(each);
  return { pairs, added: incoming.filter(isLeft), missing: known.filter(isLeft) };
}
function clearPairs(olds, news) {
  return olds.flatMap((old) => {
    const found = clearlyNearest(old, news);
    return found && clearlyNearest(found, olds) === old ? [[old.thing, found.thing]] : [];
  });
}
function clearlyNearest(one, others) {
  const [best, next] = others.map((other) => ({ other, likeness: likeness(one.letters, other.letters) })).sort((a, b) => b.likeness - a.likeness);
  return best && best.likeness >= ALIKE && best.likeness - (next?.likeness ?? 0) >= CLEARLY ? best.other : void 0;
}
function likeness(a, b) {
  let common = 0;
  for (const pair of a) if (b.has(pair)) common += 1;
  return a.size + b.size === 0 ? 0 : 2 * common / (a.size + b.size);
}
function withLetters(thing) {
  const text = `${thing.title} ${thing.description}`.toLowerCase().replace(/[^\p{L}\d]+/gu, " ").trim();
  return { thing, letters: new Set(Array.from({ length: Math.max(0, text.length - 1) }, (_, i) => text.slice(i, i + 2))) };
}
function identityOf({ group, title, description }) {
  return JSON.stringify([group, title, description]);
}

// src/domain/plan/importChanges.ts
function importChanges(known, incoming) {
  const rows = incoming.map((file) => ({ ...wordsOf(file.promise), file }));
  const { pairs, added, missing } = matchObjectives(known, rows);
  const compared = pairs.map(([objective, { file }]) => ({
    objective,
    incoming: file,
    hasNewPromise: JSON.stringify(promiseWords(objective)) !== JSON.stringify(promiseWords(file.promise)),
    hasNewOutcome: file.outcome !== "" && file.outcome !== objective.evaluated.written,
    hasNewMeasure: file.measured !== "" && (file.measured !== objective.measured?.written || hasNewTarget(objective, file)),
    hasNewReason: file.deviation !== "" && file.deviation !== objective.deviation?.reason
  }));
  const changed = compared.filter((each) => each.hasNewPromise || each.hasNewOutcome || each.hasNewMeasure || each.hasNewReason);
  return {
    added: added.map(({ file }) => file),
    changed,
    unchanged: compared.length - changed.length,
    missing,
    silent: compared.filter(({ objective, incoming: file }) => isSilent(objective, file))
  };
}
function hasNewTarget({ indicator }, { promise }) {
  return indicator.target.written !== promise.indicator.target.written;
}
function isSilent({ evaluated, measured, deviation }, file) {
  const held = [[file.outcome, evaluated.written], [file.measured, measured?.written], [file.deviation, deviation?.reason]];
  return held.some(([told, known]) => told === "" && known !== void 0 && known !== "");
}
function wordsOf({ group, title, description }) {
  return { group, title, description };
}
function promiseWords(promise) {
  const { group, title, description, number, weight, kind, indicator, links, resources, stakeholders, unread } = promise;
  const { written, target, source } = indicator;
  return {
    group,
    title,
    description,
    number: number ?? null,
    weight: weight ?? null,
    indicator: written,
    indicatorKind: indicator.kind,
    target: target.written,
    source: source.written,
    kind: kind?.written ?? null,
    strategic: links.strategic,
    operational: links.operational,
    services: links.services,
    class: indicator.class ?? null,
    baselines: indicator.baselines.map(({ year, value }) => ({ year, value })),
    benchmark: indicator.benchmark ?? null,
    resources: resources ?? null,
    stakeholders: stakeholders ?? null,
    unread: unread.map(({ field, written: words }) => ({ field, written: words }))
  };
}

// src/domain/plan/plannedObjective.ts
function plannedObjective(words, group, year) {
  const { title, description, number, weight, kind, resources, stakeholders } = words;
  const strategic = readNumbers(words.strategic ?? "");
  const operational = readCodes(words.operational ?? "");
  const indicator = indicatorOf(words, year);
  const unread = [];
  const keepUnread = (field, written, isRead) => {
    if (written !== void 0 && !isRead) unread.push({ field, written });
  };
  keepUnread("peso", weight, weight !== void 0 && readWeight(weight) !== void 0);
  keepUnread("obiettivo strategico", words.strategic, strategic !== void 0);
  keepUnread("obiettivo operativo", words.operational, operational !== void 0);
  keepUnread("tipo di indicatore", words.indicatorKind, kindOfIndicator(words.indicatorKind ?? "") !== "unstated");
  keepUnread("classe dell'indicatore", words.indicatorClass, indicator.class !== void 0);
  keepUnread("valori precedenti", words.baselines, indicator.baselines.length > 0);
  return {
    title,
    description,
    group,
    holder: holderOf(group),
    indicator,
    ...number !== void 0 && { number },
    ...weight !== void 0 && { weight },
    ...kind !== void 0 && { kind: { written: kind, kind: kindOfObjective(kind) } },
    links: { strategic: strategic ?? [], operational: operational ?? [], services: readNames(words.services ?? "") },
    ...resources !== void 0 && { resources },
    ...stakeholders !== void 0 && { stakeholders },
    unread
  };
}
function indicatorOf({ indicator, indicatorKind, target, source, indicatorClass, baselines, benchmark }, year) {
  const kind = kindOfIndicator(indicatorKind ?? "");
  const stated = readIndicatorClass(indicatorClass ?? "");
  return {
    written: indicator,
    kind: kind === "unstated" ? kindOfIndicator(indicator) : kind,
    ...stated && { class: stated },
    target: { written: target, reading: readTarget(target, year) },
    source: { written: source, reliability: reliabilityOf(source) },
    baselines: readBaselines(baselines ?? "") ?? [],
    ...benchmark !== void 0 && { benchmark }
  };
}

// src/domain/plan/readMeasured.ts
function readMeasured(written, target) {
  const parts = written.split(";").map((part) => part.replace(/\s+/g, " ").trim()).filter(Boolean);
  const read = parts.map((part) => readDone(part) ?? readValue(part, target && constraintOf(target)));
  if (parts.length === 0 || read.includes(void 0)) return void 0;
  const keys = read.flatMap((part) => Object.keys(part ?? {}));
  return new Set(keys).size === keys.length ? read.reduce((whole, part) => ({ ...whole, ...part }), {}) : void 0;
}
var DONE = "conclus|completat|approvat|adottat|pubblicat|realizzat|attivat|avviat|raggiunt|firmat|collaudat|inviat";
var DONE_ON = new RegExp(`^(?:(?:${DONE})[oaie]\\s+)?(?:il\\s+|l'|al\\s+)?(?=\\d)(?<day>.*)$`, "iu");
var NOT_DONE = new RegExp(`^non (?:ancora )?(?:${DONE})[oaie]$`, "iu");
function readDone(part) {
  if (NOT_DONE.test(part)) return { completedOn: null };
  if (/^(?:nei|entro i) termini(?: di legge)?$|^termine rispettato$/i.test(part)) return { withinTerm: true };
  if (/^(?:fuori termine|oltre i termini(?: di legge)?|termine non rispettato)$/i.test(part)) return { withinTerm: false };
  const text = DONE_ON.exec(part)?.groups?.["day"];
  if (text === void 0 || /(?:trimestre|semestre)/i.test(text)) return void 0;
  const found = findDay(text);
  return found?.start === 0 && found.end === text.length && typeof found.day === "string" ? { completedOn: found.day } : void 0;
}
function readValue(part, promised) {
  const bare = parseItalianNumber(part);
  if (bare) return { value: toDecimalText(bare) };
  const counted = part.replace(/^(?:n\.?°?|nr\.?)\s*(?=\d)/i, "");
  const read = /^[-\d€]|^euro /i.test(counted) ? readConstraint(counted) : void 0;
  if (read?.kind !== "value" || read.comparison !== "expected") return void 0;
  return promised === void 0 || isComparable(read.unit, promised) ? { value: read.amount } : void 0;
}
function constraintOf(target) {
  return target.kind === "deadline" ? void 0 : target.constraint;
}
function isComparable(unit, promised) {
  if (promised.kind === "change") return unit.kind !== "percentage" || promised.unit.kind !== "percentage";
  const { unit: expected } = promised;
  if (expected.kind === "number") return true;
  if (unit.kind !== expected.kind) return false;
  if (unit.kind === "score" && expected.kind === "score") return unit.outOf === expected.outOf;
  if (unit.kind !== "things" || expected.kind !== "things") return true;
  return (unit.per === void 0 || unit.per === expected.per) && sameThing(unit.name, expected.name);
}
function sameThing(one, other) {
  const [short = "", long = ""] = [one.toLowerCase(), other.toLowerCase()].sort((a, b) => a.length - b.length);
  return long.startsWith(short.replace(/[aeio]$/, ""));
}

// src/features/plan/importNotes.ts
function notesOn(changes, rows, lists) {
  return [...rows.flatMap((row) => [...unreadIn(row), ...unknownLinks(row.promise, lists)]), ...lostIn(changes)];
}
function unreadIn({ promise, outcome, measured }) {
  const { line, kind, unread, indicator } = promise;
  const { reading, written: target } = indicator.target;
  const { written: source, reliability } = indicator.source;
  const note = (field, text, message) => ({ line, field, text, message });
  return [
    ...reading.understood ? [] : [note("target", target, reading.message)],
    ...reliability === "missing" ? [note("fonte", source, "Manca la fonte del dato.")] : [],
    ...kind?.kind === "unrecognised" ? [note("tipo di obiettivo", kind.written, "Tipo non riconosciuto: resta come \xE8 scritto.")] : [],
    ...unread.map(({ field, written }) => note(field, written, "Non si riesce a leggere senza indovinare: resta come \xE8 scritto.")),
    ...readOutcome(outcome) ? [] : [note("esito", outcome, "Esito non riconosciuto: resta come \xE8 scritto e non si conta.")],
    ...measured === "" || readMeasured(measured, reading.understood ? reading.target : void 0) ? [] : [note("valore misurato", measured, "Valore non riconosciuto, o di un'altra cosa rispetto al target: resta come \xE8 scritto e non si confronta.")]
    // prettier-ignore
  ];
}
function unknownLinks({ line, links }, { strategic, operational, services }) {
  const numbers = new Set(strategic.map(({ number }) => number));
  const codes = new Set(operational.map(({ code }) => code));
  const names = new Set(services.map(({ name }) => name.toLowerCase()));
  const note = (field, text) => ({ line, field, text, message: "Non \xE8 tra quelli che il documento elenca: resta come \xE8 scritto." });
  return [
    ...links.strategic.filter((number) => !numbers.has(number)).map((number) => note("obiettivo strategico", String(number))),
    ...links.operational.filter((code) => !codes.has(code)).map((code) => note("obiettivo operativo", code)),
    ...links.services.filter((name) => !names.has(name.toLowerCase())).map((name) => note("servizio", name))
  ];
}
function lostIn({ silent }) {
  return silent.flatMap(({ objective: { evaluated, measured: held, deviation: reason }, incoming }) => {
    const { promise, outcome, measured, deviation } = incoming;
    const { line } = promise;
    const lost = (field, told, what, known) => told === "" && known !== void 0 && known !== "" ? [{ line, field, text: "", message: `Nel file ${what} non c'\xE8 pi\xF9: resta \xAB${known}\xBB.` }] : [];
    return [
      ...lost("esito", outcome, "l'esito", evaluated.written),
      ...lost("valore misurato", measured, "il valore misurato", held?.written),
      ...lost("motivo dello scostamento", deviation, "il motivo dello scostamento", reason?.reason)
    ];
  });
}

// src/features/plan/importPlan.ts
var IMPORT_REFUSALS = {
  ...FILE_REFUSALS,
  ...ACT_REFUSALS,
  nameless: "Il documento non dice di quale amministrazione \xE8: indichi il nome con --name.",
  otherAdministration: "Il documento parla di un'altra amministrazione rispetto a quella gi\xE0 presente: indichi con --administration il codice di quella giusta."
};
async function importPlan(ambient, file) {
  const reading = await ambient.workers.readReport(file.content);
  if (!reading.ok) return { ok: false, reasons: [reading.refusal] };
  const { report } = reading;
  const administrationName = file.administrationName ?? report.administrationName;
  const options = {
    idempotencyKey: file.idempotencyKey,
    dryRun: (file.dryRun ?? false) || report.refused.length > 0,
    ...administrationName !== void 0 && { administrationName }
  };
  const verdict = await act(ambient, "plan.import", options, async (tx) => {
    const known = await nameOfAdministration(tx, ambient.administration);
    if (!file.isAdministrationChosen && administrationName !== void 0 && administrationName !== known) {
      return { ok: false, reasons: ["otherAdministration"] };
    }
    const answer = await importInto(tx, ambient, file, report);
    const { added, changed, unchanged, proposed } = answer;
    return {
      ok: true,
      value: { answer, object: `plan ${String(ambient.year)}`, content: { file: file.name, added, changed, unchanged, proposed } }
    };
  });
  const isNameless = !verdict.ok && verdict.reasons[0] === "yearNotStarted" && administrationName === void 0;
  return isNameless ? { ok: false, reasons: ["nameless"] } : verdict;
}
async function importInto(tx, ambient, file, report) {
  const { administration, year } = ambient;
  const key = { administration, year };
  await holdRevision(tx, key);
  const fileId = await keepImportedFile(tx, key, file.name, Buffer.from(file.content));
  const known = await loadObjectives(tx, key);
  const { nameOf, merged } = mergeGroups(report.objectives.map(({ heading }) => heading), [...new Set(known.map(({ group }) => group))]);
  const incoming = report.objectives.map((row) => ({
    outcome: row.outcome,
    measured: row.measured ?? "",
    deviation: row.deviation ?? "",
    promise: { ...plannedObjective(row, nameOf.get(row.heading) ?? row.heading, year), heading: row.heading, fileId, line: row.line }
  }));
  const changes = importChanges(known, incoming);
  const { added, changed, proposed } = await writeObjectives(tx, ambient, changes);
  const inFile = ({ line, ...thing }) => ({ ...thing, place: { file: file.name, line } });
  await saveReading(tx, key, fileId, {
    services: report.services.map(inFile),
    strategic: report.strategic.map(inFile),
    operational: report.operational.map(inFile),
    scoreBands: report.scoreGrid.map(inFile)
  });
  await addReportedFigures(tx, key, report.headCount.map(inFile), fileId);
  const after = await loadObjectives(tx, key);
  return {
    administration: { code: administration, name: await nameOfAdministration(tx, administration) ?? "" },
    ...countOutcomes(after),
    units: groupsOf(after).map(([name, held]) => ({ name, ...countOutcomes(held) })),
    added,
    changed,
    unchanged: changes.unchanged + (changes.changed.length - changed),
    proposed,
    missing: changes.missing.map(({ code, group, title }) => ({ code, group, title })),
    refused: report.refused.map(({ refusal, ...row }) => ({ ...row, message: ROW_REFUSALS[refusal] })),
    merged,
    notes: notesOn(changes, incoming, await loadReading(tx, key)),
    ignoredColumns: report.ignoredColumns
  };
}
async function writeObjectives(tx, { administration, year, actor }, changes) {
  const key = { administration, year };
  const plan = await ensurePlanVersion(tx, key);
  const added = plan.isApproved ? [] : changes.added;
  const codes = await insertObjectives(tx, key, plan.version, added.map(({ promise }) => promise));
  const endings = added.map((incoming, i) => endingOf(codes[i], incoming, toldBy(incoming)));
  let proposed = 0;
  for (const { promise } of plan.isApproved ? changes.added : []) {
    await proposeVariation(tx, key, actor.person, promise);
    proposed += 1;
  }
  for (const change of changes.changed) {
    const { objective, incoming, hasNewPromise } = change;
    endings.push(endingOf(objective.code, incoming, change, plan.isApproved ? objective : incoming.promise));
    if (hasNewPromise && plan.isApproved) {
      await proposeVariation(tx, key, actor.person, incoming.promise, { code: objective.code, before: promiseWords(objective) });
      proposed += 1;
    } else if (hasNewPromise) {
      await updateObjective(tx, key, plan.version, objective.code, incoming.promise);
    }
  }
  await addEndings(tx, key, endings.filter(({ evaluated, measured, deviation }) => evaluated ?? measured ?? deviation));
  const changed = changes.changed.filter((change) => tellsEnding(change) || !plan.isApproved).length;
  return { added: added.length, changed, proposed };
}
function toldBy({ outcome, measured, deviation }) {
  return { hasNewOutcome: outcome !== "", hasNewMeasure: measured !== "", hasNewReason: deviation !== "" };
}
function tellsEnding({ hasNewOutcome, hasNewMeasure, hasNewReason }) {
  return hasNewOutcome || hasNewMeasure || hasNewReason;
}
function endingOf(code, incoming, told, inForce = incoming.promise) {
  const { outcome, measured, deviation, promise } = incoming;
  return {
    code,
    ...told.hasNewOutcome && { evaluated: { ...readOutcome(outcome) ?? { outcome: "unknown" }, written: outcome } },
    ...told.hasNewMeasure && { measured: { written: measured, measured: measureOf(measured, inForce) ?? {} } },
    ...told.hasNewReason && { deviation },
    fileId: promise.fileId,
    line: promise.line
  };
}
function measureOf(written, { indicator: { target } }) {
  return readMeasured(written, target.reading.understood ? target.reading.target : void 0);
}

export {
  IMPORT_REFUSALS,
  importPlan
};
//# sourceMappingURL=chunk-IT5NOADX.js.map
