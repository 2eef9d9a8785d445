import { citationText } from "../../domain/kernel/citation.ts";
import type { Figure } from "../../domain/kernel/figure.ts";
import type { Inline } from "../../documents/tree.ts";
import { paths, type YearAddress } from "../paths.ts";

type Props = {
  readonly text: readonly Inline[];
  readonly figures: Readonly<Record<string, Figure>>;
  readonly at: YearAddress;
};

/** A sentence with its figures: each is underlined with dots and opens how it came to be. */
export function Inlines({ text, figures, at }: Props) {
  return (
    <>
      {text.map((inline) => {
        if (typeof inline === "string") return inline;
        switch (inline.kind) {
          case "figure":
            return <FigureLink figure={inline.figure} figures={figures} at={at} />;
          case "strong":
            return <strong>{inline.text}</strong>;
          case "link":
            return <a href={inline.href}>{inline.text}</a>;
        }
      })}
    </>
  );
}

/** One figure, with a hint for who points at it and for who listens. */
export function FigureLink({ figure, figures, at }: Omit<Props, "text"> & { figure: string }) {
  const found = figures[figure];
  if (!found) throw new Error(`There is no figure "${figure}"`);
  const { citation } = found.proof;
  const hint = `Come si arriva a questo numero: ${found.proof.figure}${citation ? ` (${citationText(citation)})` : ""}`;
  return (
    <a class="figure" href={paths.figure(at, figure)} title={hint}>
      {found.text}
    </a>
  );
}
