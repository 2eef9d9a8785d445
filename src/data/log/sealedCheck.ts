/** What is held against the log, beside the log itself. */
export const SEALED_KINDS = ["rules", "runs", "files", "readings", "plans", "publications", "roles", "relations", "erasures"] as const;

export type SealedKind = (typeof SEALED_KINDS)[number];

/** How something stands to its line: no longer what it was, gone, or told by no line. */
export type DocumentFaultKind =
  | "rulesAltered" | "rulesMissing" | "rulesUntold" | "rulesActAltered"
  | "runAltered" | "runMissing" | "runUntold" | "runPartsAltered" | "runProofWrong"
  | "fileAltered" | "fileMissing" | "fileUntold"
  | "readingAltered" | "readingMissing" | "readingUntold" | "originalMissing"
  | "planAltered" | "planMissing" | "planUntold"
  | "publicationAltered" | "publicationMissing" | "publicationUntold" | "publicationErasedUntold"
  | "roleAltered" | "roleMissing" | "roleUntold"
  | "relationAltered"
  | "erasureAltered" | "erasureMissing" | "erasureUntold" | "contentErased"
  | "yearAltered" | "personAltered"; // prettier-ignore

/** Something that is no longer what the log recorded. */
export type DocumentFault = {
  readonly administration: string;
  readonly kind: DocumentFaultKind;
  /** As its line in the log names it: "smvp 2024 version 2", "evaluation run 12". */
  readonly object: string;
};

/** How many of a kind were looked at; of these, how many are told only by a line written before it held a hash, or whose content or data were erased since. */
export type Looked = { readonly kind: SealedKind; readonly count: number; readonly withoutPrint: number; readonly erased: number };

/** What came of looking at one kind. */
export type SealedCheck = { readonly looked: Looked; readonly faults: readonly DocumentFault[] };
