import { getDocumentProxy } from "unpdf";

/** A piece of text on a page of a PDF, in points: what stands in one line of one cell. */
export type TextBox = { readonly text: string; readonly left: number; readonly right: number; readonly column: number };

type Node = { readonly role?: string; readonly id?: string; readonly type?: string; readonly children?: readonly Node[] };
type Item = {
  readonly type?: string;
  readonly id?: string | null;
  readonly str?: string;
  readonly width?: number;
  readonly transform?: readonly number[];
};

/** The boxes of every cell of the tables of a PDF, in order, with the column the structure of the file gives them. */
export async function tableBoxes(pdf: Uint8Array): Promise<TextBox[]> {
  const document = await getDocumentProxy(pdf.slice());
  const pages = await Promise.all(Array.from({ length: document.numPages }, (_, i) => document.getPage(i + 1)));
  const boxes = pages.map(async (page) => {
    const columns = columnsOf(await page.getStructTree());
    const { items } = await page.getTextContent({ includeMarkedContent: true });
    return boxesOf(items, columns);
  });
  return (await Promise.all(boxes)).flat();
}

/** The column, counted from 0, of each marked content that stands in a cell. */
function columnsOf(node: Node): Map<string, number> {
  const columns = new Map<string, number>();
  const walk = (each: Node, column: number | undefined): void => {
    if (each.type === "content" && each.id !== undefined && column !== undefined) columns.set(each.id, column);
    for (const [i, child] of (each.children ?? []).entries()) walk(child, each.role === "TR" ? i : column);
  };
  walk(node, undefined);
  return columns;
}

function boxesOf(items: readonly Item[], columns: ReadonlyMap<string, number>): TextBox[] {
  const open: (string | null | undefined)[] = [];
  return items.flatMap(({ type, id, str, width = 0, transform }): TextBox[] => {
    if (type?.startsWith("beginMarkedContent")) open.push(id);
    if (type === "endMarkedContent") open.pop();
    const column = columns.get(open.findLast((each) => typeof each === "string") ?? "");
    if (column === undefined || str === undefined || str.trim() === "") return [];
    const left = transform?.[4] ?? 0;
    return [{ text: str, left, right: left + width, column }];
  });
}
