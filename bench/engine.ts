// What the measurement of scores and pay takes from the program, bundled aside by esbuild: the program itself never exports it.
export { civilDate } from "../src/domain/kernel/civilDate.ts";
export { evaluateCycle } from "../src/domain/evaluation/evaluateCycle.ts";
export { payEntriesOf } from "../src/domain/bonus/payEntries.ts";
export { runPay } from "../src/domain/bonus/runPay.ts";
export { exactText } from "../src/domain/kernel/rational.ts";
export { acceptSmvp } from "../src/exchange/rules/readSmvp.ts";
export { acceptCci } from "../src/exchange/rules/readCci.ts";
export { PRESETS } from "../src/exchange/rules/smvpPresets.ts";
export { readTarget } from "../src/domain/plan/readTarget.ts";
