import type { Child } from "hono/jsx";

/** A thing said of an objective: its name and its words. */
export function Fact({ term, children }: { term: string; children: Child }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** What nobody has told. */
export function Missing({ text }: { text: string }) {
  return <span class="missing">{text}</span>;
}
