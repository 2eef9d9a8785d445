import type { Child } from "hono/jsx";

type Props = {
  readonly id: string;
  readonly caption: Child;
  readonly head: readonly string[];
  readonly isWide?: boolean;
  readonly children: Child;
};

/** A table of an office: where the screen is narrow it scrolls inside its own region, which the keyboard reaches. */
export function OfficeTable({ id, caption, head, isWide = false, children }: Props) {
  return (
    <section class={isWide ? "table-scroll wide" : "table-scroll"} aria-labelledby={id} tabindex={0}>
      <table class="table">
        <caption id={id}>{caption}</caption>
        <thead>
          <tr>
            {head.map((text) => (
              <th scope="col">{text}</th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </section>
  );
}
