// Each property gets a tenth of a second: for mutation testing, which runs them thousands of times. Plugins, which fast-check prefers, are not global.
import fc from "fast-check";

fc.configureGlobal({ interruptAfterTimeLimit: 100, markInterruptAsFailure: false });
