/** Things in the order of their codes, so that what is computed of them does not depend on the order they came in. */
export function byCode<Thing extends { readonly code: string }>(things: readonly Thing[]): Thing[] {
  return things.toSorted((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0));
}
