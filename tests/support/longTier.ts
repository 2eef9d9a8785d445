/** Whether these are the tests of the night, with all their tries: `npm run test:long`. */
export const IS_LONG = process.env["TRAGUARDO_LONG"] !== undefined;

/** Tells a figure of the long tier, for docs/prove-lunghe.md; silent in the everyday one. */
export function tellFigure(text: string): void {
  if (IS_LONG) console.log(text);
}
