import { describe, expect, test } from "vitest";
import { OUTCOMES } from "../domain/plan/outcome.ts";
import { frondOf, LEAF_LENGTH, leafSvg, twigSvg } from "./frond.ts";

const things = (count: number) => Array.from({ length: count }, (_, i) => i);

test.each([1, 2, 3, 13, 14, 34, 40, 200])("a frond of %i has a leaf for each, in order, inside its frame", (count) => {
  const { leaves, width, height } = frondOf(things(count));
  expect(leaves.map(({ thing }) => thing)).toEqual(things(count));
  for (const { x, y } of leaves) {
    expect(x).toBeGreaterThan(0);
    expect(x + LEAF_LENGTH).toBeLessThanOrEqual(width);
    expect(y).toBeGreaterThan(0);
    expect(y).toBeLessThan(height);
  }
});

test.each([
  [1, 1],
  [13, 1],
  [14, 2],
  [34, 3],
  [40, 4],
])("a frond of %i grows %i twigs", (count, twigs) => {
  expect(frondOf(things(count)).twigs).toHaveLength(twigs);
  expect(frondOf(things(count)).height).toBe(70 * twigs);
});

test("a group without objectives is a bare twig", () => {
  const { leaves, twigs } = frondOf([]);
  expect(leaves).toEqual([]);
  expect(twigs).toHaveLength(1);
});

test("leaves stand in pairs, and the odd one at the tip", () => {
  const [up, down, tip] = frondOf(things(3)).leaves;
  expect([up?.angle, down?.angle, tip?.angle]).toEqual([-50, 50, 8]);
  expect(up?.x).toBe(down?.x);
  expect(tip?.x).toBeGreaterThan(up?.x ?? 0);
});

test("the middles of two leaves are never nearer than the 24 pixels that a finger needs", () => {
  for (const count of [2, 3, 12, 13, 14, 34, 74]) {
    const middles = frondOf(things(count)).leaves.map(({ x, y, angle }) => {
      const turn = (angle * Math.PI) / 180;
      return { x: x + (LEAF_LENGTH / 2) * Math.cos(turn), y: y + (LEAF_LENGTH / 2) * Math.sin(turn) };
    });
    for (const [i, one] of middles.entries()) {
      for (const other of middles.slice(i + 1)) {
        expect(Math.hypot(one.x - other.x, one.y - other.y), `of ${String(count)}`).toBeGreaterThanOrEqual(24);
      }
    }
  }
});

describe("a leaf", () => {
  test("has a drawing of its own for each outcome, which colour alone does not make", () => {
    const shapes = OUTCOMES.map((outcome) => leafSvg(outcome).replaceAll(/#[0-9a-f]{6}/g, "#"));
    expect(new Set(shapes).size).toBe(6);
  });

  test("is full when achieved, half when partly, hollow when missed, dotted when unknown", () => {
    expect(leafSvg("achieved")).toContain('fill="#0066cc"');
    expect(leafSvg("partlyAchieved")).toMatch(/fill="#ffffff".*fill="#0066cc"/);
    expect(leafSvg("notAchieved")).not.toContain("#0066cc");
    expect(leafSvg("notAchieved")).not.toContain("dasharray");
    expect(leafSvg("unknown")).toContain('stroke-dasharray="0.1 3.2"');
  });
});

test("a twig is a line without filling", () => {
  expect(twigSvg("M0 0L9 9")).toBe('<path d="M0 0L9 9" fill="none" stroke="#5c6f82" stroke-width="2" stroke-linecap="round"/>');
});
