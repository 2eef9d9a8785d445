import { randomUUID } from "node:crypto";
import type { RuleKind } from "../data/evaluation/ruleDocument.ts";
import { actText } from "../domain/cycle/act.ts";
import type { Json } from "../domain/kernel/json.ts";
import { tellRefusals } from "../domain/kernel/refusal.ts";
import { toldProblem } from "../exchange/rules/clauseRefusals.ts";
import { LARGEST_RULES } from "../exchange/rules/strictJson.ts";
import { ACT_REFUSALS } from "../features/commands/act.ts";
import { APPROVE_REFUSALS, approveRules } from "../features/commands/rules/approveRules.ts";
import { DRAFT_REFUSALS, draftRules, type DraftReport, type DraftSource } from "../features/commands/rules/draftRules.ts";
import { RULE_KIND_WORDS } from "../features/commands/rules/ruleKinds.ts";
import { type RulesOfYear, rulesOfYear } from "../features/commands/rules/rulesOfYear.ts";
import { openApplication } from "../server/openApplication.ts";
import { chooseAdministration } from "./chooseYear.ts";
import {
  accepted,
  callOf,
  CommandRefused,
  EXIT,
  type Exit,
  firstLines,
  jsonText,
  readAct,
  readArguments,
  readYear,
  WrongCall,
} from "./commandLine.ts";
import { readFileOfUse } from "./readFileOfUse.ts";
import { COMMAND_LINE } from "../features/commands/ambient.ts";
import { writtenLine } from "./written.ts";

const OPTIONS = {
  year: "text",
  file: "text",
  preset: "text",
  confirm: "text",
  approve: "text",
  name: "text",
  "dry-run": "flag",
  json: "flag",
  administration: "text",
  data: "text",
} as const;

/** The help of `smvp` and of `cci`, which do the same to two documents. */
export function rulesHelp(kind: RuleKind, presets: readonly (readonly [string, string])[]): string {
  return `traguardo ${kind} --year ANNO

${RULE_KIND_WORDS[kind]}: mostra la versione dell'anno, ciò che vi è da correggere
e le differenze dalla precedente; ne prepara una bozza e la approva con il suo atto.

  --year ANNO            anno
  --file FILE            prepara una bozza dal file JSON
${presets.length === 0 ? "" : `  --preset NOME          prepara una bozza da un modello:\n${presets.map(([name, words]) => `                           ${name}: ${words}`).join("\n")}\n`}  --confirm ANNO         prepara una bozza uguale al documento approvato di quell'anno
  --approve "ORGANO; NUMERO; GG/MM/AAAA"  approva la bozza con l'atto
  --dry-run              controlla la bozza e non scrive nulla
  --name NOME            nome dell'amministrazione, se è la prima volta
  --json                 esito per i programmi
  --administration COD   quale amministrazione, se sono più d'una
  --data CARTELLA        cartella dei dati`;
}

/** Drafts, approves and shows a document of rules. */
export async function runRules(kind: RuleKind, presets: Readonly<Record<string, Json>>, words: readonly string[]): Promise<Exit> {
  const { values } = readArguments(words, OPTIONS);
  const year = readYear(values.year);
  const source = await sourceOf(values, presets);
  const act = values.approve === undefined ? undefined : readAct(values.approve);
  const application = await openApplication({
    dataFolder: values.data,
    joins: true,
    makes: source !== undefined,
    call: callOf(kind, values),
  });
  try {
    const { db } = application;
    const administration = (await chooseAdministration(db, values.administration)) ?? "locale";
    const ambient = { db, actor: COMMAND_LINE, administration, year };
    if (source) {
      const named = values.name === undefined ? {} : { administrationName: values.name };
      const verdict = await draftRules(ambient, {
        kind,
        source,
        idempotencyKey: randomUUID(),
        dryRun: values["dry-run"] ?? false,
        ...named,
      });
      const sentences = { ...ACT_REFUSALS, ...DRAFT_REFUSALS };
      if (!verdict.ok && verdict.reasons.some(({ reason }) => reason === "clauseProblem")) {
        const errors = tellRefusals(verdict.reasons, sentences);
        const problems = errors.map((each) => ({ ...toldProblem(each), severity: "error" as const }));
        process.stdout.write(values.json ? jsonText({ version: 0, changed: false, problems, errors }) : refusedWords(problems));
        return EXIT.refused;
      }
      const report = accepted(verdict, sentences);
      if (values["dry-run"]) {
        process.stdout.write(values.json ? jsonText(report) : draftWords(report));
        return EXIT.done;
      }
    }
    if (act) {
      accepted(await approveRules(ambient, { kind, act, idempotencyKey: randomUUID() }), { ...ACT_REFUSALS, ...APPROVE_REFUSALS });
    }
    const found = await rulesOfYear(db, { administration, year }, kind);
    if (!found)
      throw new CommandRefused(
        `Per il ${String(year)} non c'è ancora: ${RULE_KIND_WORDS[kind]}. Se ne prepari una bozza con --file${Object.hasOwn(presets, "semplificato") ? " o con --preset semplificato" : ""}.`,
        "noRules",
      );
    const written =
      source || act ? writtenLine(`${act ? "atto" : "bozza"} di ${kind} ${String(year)} in ${administration}`, application) : "";
    process.stdout.write(values.json ? jsonText(forPrograms(found)) : `${rulesWords(kind, found)}${written}`);
    return EXIT.done;
  } finally {
    await application.close();
  }
}

type Values = { readonly file?: string; readonly preset?: string; readonly confirm?: string };

async function sourceOf({ file, preset, confirm }: Values, presets: Readonly<Record<string, Json>>): Promise<DraftSource | undefined> {
  if ([file, preset, confirm].filter((each) => each !== undefined).length > 1)
    throw new WrongCall("Scelga tra --file, --preset e --confirm.");
  if (file !== undefined) return { kind: "file", content: await readFileOfUse(file, LARGEST_RULES) };
  if (confirm !== undefined) return { kind: "confirmation", ofYear: readYear(confirm) };
  if (preset === undefined) return undefined;
  const document = Object.hasOwn(presets, preset) ? presets[preset] : undefined;
  if (document === undefined)
    throw new WrongCall(`Il modello «${preset}» non esiste: ${Object.keys(presets).join(", ") || "non ce n'è nessuno"}.`);
  return { kind: "document", document };
}

function refusedWords(problems: DraftReport["problems"]): string {
  return `Il documento è rifiutato: non è stato scritto nulla.\n${firstLines(problemLines(problems)).join("\n")}\n`;
}

function draftWords({ changed, problems }: DraftReport): string {
  const head = changed ? "Prova: il documento si può conservare come bozza." : "Prova: il documento è uguale a quello già presente.";
  return `${[head, ...problemLines(problems)].join("\n")}\n`;
}

function problemLines(problems: DraftReport["problems"]): string[] {
  return problems.map(
    ({ clause, message, severity }) => `  ${severity === "error" ? "errore" : "da guardare"}, ${clause || "file"}: ${message}`,
  );
}

function rulesWords(kind: RuleKind, { version: { version, year, act, confirmsYear, isUsed }, problems, since }: RulesOfYear): string {
  const lines = [
    `${RULE_KIND_WORDS[kind]}, anno ${String(year)}, versione ${String(version)}: ${act ? `approvata, ${actText(act)}` : "bozza"}${isUsed ? "; in uso" : ""}.`,
    ...(confirmsYear === undefined ? [] : [`Conferma il documento del ${String(confirmsYear)}.`]),
    problems.length === 0 ? "Nessun errore." : `Da correggere o da guardare: ${String(problems.length)}.`,
    ...problemLines(problems),
  ];
  if (since) {
    const before = `versione ${String(since.version)} del ${String(since.year)}`;
    lines.push(
      since.differences.length === 0 ? `Nessuna differenza dalla ${before}.` : `Differenze dalla ${before}:`,
      ...since.differences.map((each) => `  ${each}`),
    );
  }
  return `${lines.join("\n")}\n`;
}

function forPrograms({ version: { version, act, confirmsYear, isUsed, content }, problems, since }: RulesOfYear) {
  return {
    version,
    state: act ? "approved" : "draft",
    act: act ?? null,
    confirmsYear: confirmsYear ?? null,
    isUsed,
    problems: problems.map(({ clause, message, severity }) => ({ clause, message, severity })),
    since: since ?? null,
    document: JSON.parse(content) as unknown,
  };
}
