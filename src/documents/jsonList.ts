/** Spaces of one level in documents as JSON. */
export const INDENT = 2;

/**
 * The text of an object as JSON in pieces, as if its empty list `name` held `items`: `frame` is the object as `JSON.stringify` writes it with `indent` spaces,
 * and `textOf` an item as pieces of such text.
 */
export function* withList<Item>(
  frame: string,
  name: string,
  items: Iterable<Item>,
  textOf: (item: Item) => Iterable<string>,
  indent = INDENT,
): Generator<string> {
  const opening = `\n${" ".repeat(indent)}${JSON.stringify(name)}: [`; // only a key of the outermost object stands so
  const at = frame.indexOf(`${opening}]`) + opening.length;
  const inside = `\n${" ".repeat(2 * indent)}`;
  yield frame.slice(0, at);
  let isFirst = true;
  for (const item of items) {
    yield isFirst ? inside : `,${inside}`;
    for (const piece of textOf(item)) yield piece.replaceAll("\n", inside);
    isFirst = false;
  }
  yield isFirst ? frame.slice(at) : `\n${" ".repeat(indent)}${frame.slice(at)}`;
}
