/** The code of an administration: its IPA code ("c_i703"), or one the town chose ("locale"). */
export type AdministrationCode = string;

/** Addresses of the site that are not of an administration. */
const TAKEN: readonly string[] = ["api", "assets"];

/** Reads a code; undefined when it holds anything but lowercase letters, digits, "_" and "-", is longer than 40, or is an address of the site. */
export function administrationCode(written: string): AdministrationCode | undefined {
  return /^[a-z0-9_-]{1,40}$/.test(written) && !TAKEN.includes(written) ? written : undefined;
}
