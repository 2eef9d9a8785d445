/** Does `pass` at once and then every so many milliseconds, never two at a time. `stop` waits for the pass under way. */
export function passing(pass: () => Promise<void>, every: number): { readonly stop: () => Promise<void> } {
  let underWay = pass();
  const timer = setInterval(() => {
    underWay = underWay.then(pass);
  }, every).unref();
  return {
    stop: async () => {
      clearInterval(timer);
      await underWay;
    },
  };
}

/** Tells what is wrong once, until it is another thing or well again, which is "". */
export function tellingOnce(tell: (trouble: string) => void): (trouble: string) => void {
  let told = "";
  return (trouble) => {
    if (trouble !== "" && trouble !== told) tell(trouble);
    told = trouble;
  };
}
