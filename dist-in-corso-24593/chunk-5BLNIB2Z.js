import {
  APPROVE_REFUSALS,
  DRAFT_REFUSALS,
  RULE_KIND_WORDS,
  approveRules,
  draftRules,
  formOf
} from "./chunk-MUTURD7S.js";
import {
  actText
} from "./chunk-ME4ERSV2.js";
import {
  LARGEST_RULES,
  loadRuleVersions
} from "./chunk-UJMK5DDS.js";
import {
  readFileOfUse
} from "./chunk-46UH6SSS.js";
import {
  chooseAdministration
} from "./chunk-YRURVVB2.js";
import {
  openApplication
} from "./chunk-BNR5FGOT.js";
import {
  ACT_REFUSALS
} from "./chunk-JGRYUSCM.js";
import {
  CommandRefused,
  EXIT,
  WrongCall,
  accepted,
  callOf,
  readAct,
  readArguments,
  readYear
} from "./chunk-PU4KY2VD.js";
import {
  COMMAND_LINE
} from "./chunk-LLOIXRTK.js";

// src/cli/rulesCommand.ts
import { randomUUID } from "node:crypto";

// src/domain/evaluation/differencesOf.ts
var NAMES = ["codice", "ruolo", "tipo", "categoria", "etichetta", "nome", "parola", "obiettivo", "fino_a", "da"];
function differencesOf(before, after) {
  return differences([], before, after);
}
function differences(path, before, after) {
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  if (isGroup(before) && isGroup(after)) {
    const keys = [.../* @__PURE__ */ new Set([...Object.keys(before), ...Object.keys(after)])];
    return keys.flatMap((key) => differences([...path, key.replaceAll("_", " ")], before[key], after[key]));
  }
  if (Array.isArray(before) && Array.isArray(after)) {
    const [old, now] = [named(before), named(after)];
    const keys = [.../* @__PURE__ */ new Set([...old.keys(), ...now.keys()])];
    return keys.flatMap((key) => differences([...path, key], old.get(key), now.get(key)));
  }
  const where = path.join(" \u203A ");
  if (before === void 0) return [`${where}: aggiunto${said(after)}`];
  if (after === void 0) return [`${where}: tolto${said(before)}`];
  return [`${where}: da ${plain(before)} a ${plain(after)}`];
}
function isGroup(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
function named(list) {
  const things = /* @__PURE__ */ new Map();
  for (const [i, thing] of list.entries()) {
    const name = isGroup(thing) ? NAMES.map((each) => thing[each]).find((each) => typeof each === "string") : thing;
    const key = typeof name === "string" && !things.has(name) ? name.replaceAll("_", " ") : `n. ${String(i + 1)}`;
    things.set(key, thing);
  }
  return things;
}
function said(value) {
  return value === void 0 || typeof value === "object" ? "" : `, ${plain(value)}`;
}
function plain(value) {
  if (typeof value === "boolean") return value ? "s\xEC" : "no";
  if (typeof value === "string") return value === "" ? "vuoto" : `\xAB${value.replaceAll("_", " ")}\xBB`;
  return typeof value === "number" ? String(value) : "un altro contenuto";
}

// src/features/rules/rulesOfYear.ts
async function rulesOfYear(db, key, kind) {
  const versions = await loadRuleVersions(db, key, kind);
  const version = versions.at(-1);
  if (!version) return void 0;
  const checked = formOf(kind, JSON.parse(version.content));
  const problems = checked.ok ? checked.value : checked.problems.map((problem) => ({ ...problem, severity: "error" }));
  const before = versions.slice(0, -1).findLast(({ act }) => act) ?? (await loadRuleVersions(db, { ...key, year: key.year - 1 }, kind)).findLast(({ act }) => act);
  if (!before) return { version, problems };
  const differences2 = differencesOf(JSON.parse(before.content), JSON.parse(version.content));
  return { version, problems, since: { year: before.year, version: before.version, differences: differences2 } };
}

// src/cli/rulesCommand.ts
var OPTIONS = {
  year: "text",
  file: "text",
  preset: "text",
  confirm: "text",
  approve: "text",
  name: "text",
  "dry-run": "flag",
  json: "flag",
  administration: "text",
  data: "text"
};
function rulesHelp(kind, presets) {
  return `traguardo ${kind} --year ANNO

${RULE_KIND_WORDS[kind]}: mostra la versione dell'anno, ci\xF2 che vi \xE8 da correggere
e le differenze dalla precedente; ne prepara una bozza e la approva con il suo atto.

  --year ANNO            anno
  --file FILE            prepara una bozza dal file JSON
${presets.length === 0 ? "" : `  --preset NOME          prepara una bozza da un modello:
${presets.map(([name, words]) => `                           ${name}: ${words}`).join("\n")}
`}  --confirm ANNO         prepara una bozza uguale al documento approvato di quell'anno
  --approve "ORGANO; NUMERO; GG/MM/AAAA"  approva la bozza con l'atto
  --dry-run              controlla la bozza e non scrive nulla
  --name NOME            nome dell'amministrazione, se \xE8 la prima volta
  --json                 esito per i programmi
  --administration COD   quale amministrazione, se sono pi\xF9 d'una
  --data CARTELLA        cartella dei dati`;
}
async function runRules(kind, presets, words) {
  const { values } = readArguments(words, OPTIONS);
  const year = readYear(values.year);
  const source = await sourceOf(values, presets);
  const act = values.approve === void 0 ? void 0 : readAct(values.approve);
  const application = await openApplication({ dataFolder: values.data, joins: true, call: callOf(kind, values) });
  try {
    const { db } = application;
    const administration = await chooseAdministration(db, values.administration) ?? "locale";
    const ambient = { db, actor: COMMAND_LINE, administration, year };
    if (source) {
      const named2 = values.name === void 0 ? {} : { administrationName: values.name };
      const verdict = await draftRules(ambient, {
        kind,
        source,
        idempotencyKey: randomUUID(),
        dryRun: values["dry-run"] ?? false,
        ...named2
      });
      const report = accepted(verdict, { ...ACT_REFUSALS, ...DRAFT_REFUSALS });
      const isRefused = report.version === 0;
      if (isRefused || values["dry-run"]) {
        process.stdout.write(values.json ? `${JSON.stringify(report, void 0, 2)}
` : draftWords(report));
        return isRefused ? EXIT.refused : EXIT.done;
      }
    }
    if (act) {
      accepted(await approveRules(ambient, { kind, act, idempotencyKey: randomUUID() }), { ...ACT_REFUSALS, ...APPROVE_REFUSALS });
    }
    const found = await rulesOfYear(db, { administration, year }, kind);
    if (!found)
      throw new CommandRefused(
        `Per il ${String(year)} non c'\xE8 ancora: ${RULE_KIND_WORDS[kind]}. Se ne prepari una bozza con --file${Object.hasOwn(presets, "semplificato") ? " o con --preset semplificato" : ""}.`
      );
    process.stdout.write(values.json ? `${JSON.stringify(forPrograms(found), void 0, 2)}
` : rulesWords(kind, found));
    return EXIT.done;
  } finally {
    await application.close();
  }
}
async function sourceOf({ file, preset, confirm }, presets) {
  if ([file, preset, confirm].filter((each) => each !== void 0).length > 1)
    throw new WrongCall("Scelga tra --file, --preset e --confirm.");
  if (file !== void 0) return { kind: "file", content: await readFileOfUse(file, LARGEST_RULES) };
  if (confirm !== void 0) return { kind: "confirmation", ofYear: readYear(confirm) };
  if (preset === void 0) return void 0;
  const document = Object.hasOwn(presets, preset) ? presets[preset] : void 0;
  if (document === void 0)
    throw new WrongCall(`Il modello \xAB${preset}\xBB non esiste: ${Object.keys(presets).join(", ") || "non ce n'\xE8 nessuno"}.`);
  return { kind: "document", document };
}
function draftWords({ version, changed, problems }) {
  const head = version === 0 ? "Il documento \xE8 rifiutato: non \xE8 stato scritto nulla." : changed ? "Prova: il documento si pu\xF2 conservare come bozza." : "Prova: il documento \xE8 uguale a quello gi\xE0 presente.";
  return `${[head, ...problemLines(problems)].join("\n")}
`;
}
function problemLines(problems) {
  return problems.map(
    ({ clause, message, severity }) => `  ${severity === "error" ? "errore" : "da guardare"}, ${clause || "file"}: ${message}`
  );
}
function rulesWords(kind, { version: { version, year, act, confirmsYear, isUsed }, problems, since }) {
  const lines = [
    `${RULE_KIND_WORDS[kind]}, anno ${String(year)}, versione ${String(version)}: ${act ? `approvata, ${actText(act)}` : "bozza"}${isUsed ? "; in uso" : ""}.`,
    ...confirmsYear === void 0 ? [] : [`Conferma il documento del ${String(confirmsYear)}.`],
    problems.length === 0 ? "Nessun errore." : `Da correggere o da guardare: ${String(problems.length)}.`,
    ...problemLines(problems)
  ];
  if (since) {
    const before = `versione ${String(since.version)} del ${String(since.year)}`;
    lines.push(since.differences.length === 0 ? `Nessuna differenza dalla ${before}.` : `Differenze dalla ${before}:`, ...since.differences.map((each) => `  ${each}`));
  }
  return `${lines.join("\n")}
`;
}
function forPrograms({ version: { version, act, confirmsYear, isUsed, content }, problems, since }) {
  return {
    version,
    state: act ? "approved" : "draft",
    act: act ?? null,
    confirmsYear: confirmsYear ?? null,
    isUsed,
    problems: problems.map(({ clause, message, severity }) => ({ clause, message, severity })),
    since: since ?? null,
    document: JSON.parse(content)
  };
}

export {
  rulesHelp,
  runRules
};
//# sourceMappingURL=chunk-5BLNIB2Z.js.map
