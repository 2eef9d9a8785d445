/** Whether a fault is the plan's rather than an objective's: more than half of many objectives have it. It is then told once, with its count. */
export function isPervasive(having: number, all: number): boolean {
  return having > 10 && having * 2 > all;
}
