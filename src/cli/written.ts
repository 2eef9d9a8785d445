import type { Application } from "../server/openApplication.ts";

/** The last line of a command that wrote: what, and in which folder or database. Never said to programs (`--json`). */
export function writtenLine(what: string, { place }: Pick<Application, "place">): string {
  return `Scritto: ${what} (${place}).\n`;
}
