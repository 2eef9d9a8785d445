import { expect, test } from "vitest";
import { standaloneSvg } from "./standaloneSvg.ts";

test("a drawing gets its name space, the size of its view box and the font of the document", () => {
  expect(standaloneSvg('<svg viewBox="0 0 320 84.5"><text>66</text></svg>', "Titillium Web")).toBe(
    '<svg xmlns="http://www.w3.org/2000/svg" width="320" height="84.5" font-family="Titillium Web" viewBox="0 0 320 84.5"><text>66</text></svg>',
  );
});

test("what the drawing says of its size is kept, the fonts it names are not", () => {
  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg" width="10cm" height="5cm"><text font-family="Arial" style="font-family: Times; fill: red">8</text></svg>';
  expect(standaloneSvg(svg, "Titillium Web")).toBe(
    '<svg font-family="Titillium Web" xmlns="http://www.w3.org/2000/svg" width="10cm" height="5cm"><text style=" fill: red">8</text></svg>',
  );
});
