import { expect, test } from "vitest";
import { anObjective } from "../../tests/support/anObjective.ts";
import { settimo } from "../../tests/support/settimo.ts";
import type { Outcome } from "../domain/plan/outcome.ts";
import { countWords, outcomesIn, treePicture } from "./treePicture.ts";

const ended = (outcome: Outcome, group = "Settore Territorio") => anObjective({ group, evaluated: { outcome, written: "" } });

test("the tree of a real year has 74 leaves on eight branches", () => {
  const { svg, title } = treePicture(settimo.objectives, 2023);
  expect(title).toBe("L'albero degli obiettivi 2023: una foglia per ogni obiettivo");
  expect(svg.match(/rotate\(/g)).toHaveLength(74);
  const words = [...svg.matchAll(/<text [^>]*>([^<]*)/g)].map(([, text]) => (text ?? "").replaceAll("\u00a0", " ")).join(" ");
  expect(words.match(/\d+ su \d+/g)).toEqual(["2 su 2", "4 su 4", "30 su 34", "2 su 2", "5 su 7", "8 su 9", "2 su 2", "13 su 14"]);
});

test("[OBL-10] what the picture shows is said in words too, group by group", () => {
  const { description } = treePicture(settimo.objectives, 2023);
  expect(description).toContain("Settore Territorio: 30 raggiunti, 4 non raggiunti;");
  expect(description).toContain("Obiettivi trasversali: 2 raggiunti;");
});

test("the key explains the leaves that occur, and no others", () => {
  const objectives = [ended("achieved"), ended("unknown"), ended("achieved")];
  expect(outcomesIn(objectives)).toEqual(["achieved", "unknown"]);
  const { svg } = treePicture(objectives, 2023);
  expect(svg).toContain(">raggiunto</text>");
  expect(svg).toContain(">esito non indicato</text>");
  expect(svg).not.toContain(">non raggiunto</text>");
});

test("a plan without outcomes counts its objectives and claims nothing of them", () => {
  expect(countWords([ended("unknown"), ended("unknown")])).toBe("2");
  expect(countWords([ended("unknown"), ended("achieved")])).toBe("1 su 2");
});

test("the name of a group is text, whatever it holds", () => {
  const { svg } = treePicture([ended("achieved", '<b>"Sport" & Cultura</b>')], 2023);
  expect(svg).toContain("&#60;b&#62;&#34;Sport&#34; &#38; Cultura&#60;/b&#62;");
  expect(svg).not.toContain("<b>");
});
