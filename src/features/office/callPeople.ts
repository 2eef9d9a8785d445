import { readNames } from "../../data/organisation/personName.ts";
import type { Called } from "../commands/tellReach.ts";
import { type Office, read } from "./office.ts";

/** Reads how people are called, for the pages of an office. */
export async function callPeople(office: Office, codes: readonly (string | null)[]): Promise<Called> {
  const known = codes.filter((code) => code !== null);
  const names =
    known.length === 0 ? new Map<string, string>() : await read(office, (tx) => readNames(tx, office.administration.code, known));
  return (code) => {
    const name = names.get(code);
    return name === undefined ? code : `${name} (${code})`;
  };
}
