#!/usr/bin/env node
process.env.NODE_ENV ??= "production";
const { main } = await import("../dist/traguardo.js");
process.exitCode = await main(process.argv.slice(2));
