import { WrongCall } from "./commandLine.ts";

/** The port to listen at, as it was written in the call or in `PORT`; 8080 where nobody wrote one. Throws WrongCall where it is none. */
export function readPort(written: string | undefined): number {
  const port = written ?? process.env["PORT"] ?? "8080";
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65535) throw new WrongCall(`«${port}» non è una porta: scriva un numero da 0 a 65535.`);
  return Number(port);
}
