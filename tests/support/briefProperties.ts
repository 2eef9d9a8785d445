import fc from "fast-check";

fc.configureGlobal({ interruptAfterTimeLimit: 100, markInterruptAsFailure: false });
