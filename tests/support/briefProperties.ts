import fc from "fast-check";

fc.configureGlobal({ plugins: [fc.interruptAfterTimeLimit(100, { failOnInterrupt: false })] });
