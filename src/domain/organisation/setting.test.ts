import { expect, test } from "vitest";
import { isSettingValue, type Setting } from "./setting.ts";

test.each([
  ["mail", "performance@comune.example", true],
  ["mail", "performance", false],
  ["mail", "<b>@comune.example", false],
  ["pec", "comune@pec.example", true],
  ["office", "Ufficio\u2028programmazione", false],
  ["telephone", "011 123456", true],
  ["telephone", "", false],
  ["office", "Ufficio\nprogrammazione", false],
  ["accessibilityStatement", "https://form.agid.gov.it/view/1234", true],
  ["accessibilityStatement", "https://form.agid.gov.it.example/view/1234", false],
  ["accessibilityStatement", "javascript:alert(1)", false],
] satisfies [Setting, string, boolean][])("%s «%s»: %s", (setting, value, expected) => {
  expect(isSettingValue(setting, value)).toBe(expected);
});
