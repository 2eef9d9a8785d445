/** What an objective does to a service (it. "tipo di obiettivo"). `unrecognised`: the document's word is none of these, and is kept as written. */
export type ObjectiveKind = "statutory" | "maintenance" | "improvement" | "development" | "innovation" | "unrecognised";

/** The words people read. */
export const OBJECTIVE_KIND_WORDS: Record<ObjectiveKind, string> = {
  statutory: "di legge",
  maintenance: "mantenimento",
  improvement: "miglioramento",
  development: "sviluppo",
  innovation: "innovazione",
  unrecognised: "non riconosciuto",
};

const FORMS: readonly (readonly [ObjectiveKind, RegExp])[] = [
  ["statutory", /^(di legge|previsto dalla legge|normativo|obbligatorio|adempimento di legge)$/],
  ["maintenance", /^((di|del) )?(mantenimento|ordinario|consolidamento)$/],
  ["improvement", /^((di|del) )?(miglioramento|migliorativo)$/],
  ["development", /^((di|dello) )?sviluppo$/],
  ["innovation", /^((di|dell') ?)?(innovazione|innovativo)$/],
];

/** The kind the words of a document say: "di miglioramento", "Mantenimento". */
export function kindOfObjective(written: string): ObjectiveKind {
  const text = written.replace(/\s+/g, " ").trim().replace(/\.$/, "").toLowerCase();
  return FORMS.find(([, form]) => form.test(text))?.[0] ?? "unrecognised";
}
