/** Where a rule stands in the law. `verify` marks a source read second-hand: people see «fonte da verificare» beside it. */
export type Citation = {
  readonly act: string;
  readonly article?: string;
  readonly paragraph?: string;
  readonly letter?: string;
  readonly verify?: boolean;
};

/** Prints a citation as Italian acts do: "d.lgs. 150/2009, art. 10, c. 1, lett. b)". */
export function citationText({ act, article, paragraph, letter, verify }: Citation): string {
  const parts = [
    act,
    article && `art. ${article}`,
    paragraph && `c. ${paragraph}`,
    letter && `lett. ${letter})`,
    verify && "fonte da verificare",
  ];
  return parts.filter(Boolean).join(", ");
}
