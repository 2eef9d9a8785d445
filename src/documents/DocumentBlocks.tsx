import { htmlId } from "./htmlId.ts";
import { printable } from "./printable.ts";
import { safeHref } from "./safeHref.ts";
import { standaloneSvg } from "./standaloneSvg.ts";
import { figureOf, type Block, type DocumentTree, type Inline, type Table } from "./tree.ts";

/** What the blocks need to become HTML: the document, and where each figure is proved. */
type Props = { readonly tree: DocumentTree; readonly hrefOfFigure: (figure: string) => string };

/** The blocks of a document as HTML, headings from the second level: the page around them has the first. */
export function DocumentBlocks(props: Props) {
  return <>{[...drawnBlocks(props)]}</>;
}

/** Blocks one by one, each drawn when it is asked for. */
export function* drawnBlocks(props: Props) {
  const count = { table: 0, picture: 0 };
  for (const block of props.tree.blocks) yield drawn(props, block, count);
}

function drawn(props: Props, block: Block, count: { table: number; picture: number }) {
  switch (block.kind) {
    case "heading":
      return <Heading {...block} />;
    case "paragraph":
      return (
        <p>
          <Inlines {...props} text={block.text} />
        </p>
      );
    case "list": {
      const items = block.items.map((text) => (
        <li>
          <Inlines {...props} text={text} />
        </li>
      ));
      return block.ordered ? <ol>{items}</ol> : <ul>{items}</ul>;
    }
    case "missing":
      return (
        <p class="missing">
          <Inlines {...props} text={block.text} />
          {block.citation !== undefined && <span class="citation"> Riferimento: {printable(block.citation)}.</span>}
        </p>
      );
    case "picture":
      return <Picture {...block} number={++count.picture} />;
    case "table":
      return <TableBlock {...props} table={block} number={++count.table} />;
  }
}

function Heading({ level, text, id }: Extract<Block, { kind: "heading" }>) {
  switch (level) {
    case 2:
      return <h2 id={htmlId(id)}>{printable(text)}</h2>;
    case 3:
      return <h3 id={htmlId(id)}>{printable(text)}</h3>;
    case 4:
      return <h4 id={htmlId(id)}>{printable(text)}</h4>;
  }
}

/** The drawing stands in an image of its own: whatever its SVG holds, nothing in it can run or reach the page. */
function Picture({ title, description, svg, number }: Extract<Block, { kind: "picture" }> & { number: number }) {
  return (
    <figure class="picture">
      <img
        src={`data:image/svg+xml;base64,${Buffer.from(standaloneSvg(svg, "Titillium Web, Segoe UI, Arial, sans-serif")).toString("base64")}`}
        alt={printable(description)}
      />
      <figcaption>
        Figura {number}. {printable(title)}
      </figcaption>
    </figure>
  );
}

function TableBlock({ table, number, ...props }: Props & { table: Table; number: number }) {
  const alignment = (column: number) => (table.numeric.includes(column) ? "number" : undefined);
  const caption = `tabella-${number}`;
  return (
    <>
      <section class="table-scroll" aria-labelledby={caption} tabindex={0}>
        <table>
          <caption id={caption}>
            Tabella {number}. {printable(table.caption)}
          </caption>
          <thead>
            <tr>
              {table.head.map((text, column) => (
                <th scope="col" class={alignment(column)}>
                  {printable(text)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.map((row) => (
              <tr>
                {row.map((cell, column) => {
                  const content = <Inlines {...props} text={cell} />;
                  return table.rowHeaders && column === 0 ? (
                    <th scope="row" class={alignment(column)}>
                      {content}
                    </th>
                  ) : (
                    <td class={alignment(column)}>{content}</td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {table.note && (
        <p class="table-note">
          <Inlines {...props} text={table.note} />
        </p>
      )}
    </>
  );
}

function Inlines({ text, tree, hrefOfFigure }: Props & { text: readonly Inline[] }) {
  return (
    <>
      {text.map((part) => {
        if (typeof part === "string") return printable(part);
        switch (part.kind) {
          case "figure": {
            const { text: shown, proof } = figureOf(tree, part);
            return (
              <a class="figure" href={hrefOfFigure(part.figure)} title={`Come si arriva a questo numero: ${printable(proof.figure)}`}>
                {printable(shown)}
              </a>
            );
          }
          case "strong":
            return <strong>{printable(part.text)}</strong>;
          case "link": {
            const href = safeHref(part.href);
            return href === undefined ? `${printable(part.text)} (${printable(part.href)})` : <a href={href}>{printable(part.text)}</a>;
          }
        }
      })}
    </>
  );
}
