import fc from "fast-check";

// eslint-disable-next-line @typescript-eslint/no-deprecated -- its successor, a plugin, cannot be set for all properties at once
fc.configureGlobal({ interruptAfterTimeLimit: 100, markInterruptAsFailure: false });
