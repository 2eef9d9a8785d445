/** How often, in milliseconds, a terminal is told how far long work has come. */
const EVERY = 500;

/** Tells on a terminal, in one line that is written over, how much of a whole is done; elsewhere stays silent. */
export function progressOf(what: string): (done: number, of: number) => void {
  if (!process.stderr.isTTY) return () => undefined;
  let [last, isOver] = [0, false];
  return (done, of) => {
    const now = Date.now();
    const isDone = done >= of;
    if (isOver || (!isDone && now - last < EVERY)) return;
    [last, isOver] = [now, isDone];
    const share = of === 0 ? 100 : Math.floor((100 * done) / of);
    process.stderr.write(`\r${what}: ${String(share)} %${isDone ? "\n" : ""}`);
  };
}
