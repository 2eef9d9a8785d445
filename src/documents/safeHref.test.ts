import { expect, test } from "vitest";
import { safeHref } from "./safeHref.ts";

test.each(["https://www.normattiva.it/uri-res/N2Ls?urn:nir", "mailto:oiv@comune.example.it", "#prova-3", "/c_i703/2023/obiettivi/017"])(
  "%s may be followed",
  (href) => {
    expect(safeHref(href)).toBe(href);
  },
);

test.each([
  "javascript:alert(1)",
  " javascript:alert(1)",
  "data:text/html,x",
  "//altrove.example",
  "/\\altrove.example",
  "file:///etc/passwd",
  "",
])("%j is not an address to follow", (href) => {
  expect(safeHref(href)).toBeUndefined();
});
