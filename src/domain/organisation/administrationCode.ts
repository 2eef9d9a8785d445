/** The code of an administration: its IPA code ("c_i703"), or one the town chose ("locale"). */
export type AdministrationCode = string;

/** Words that the addresses of the site use for something else. */
const TAKEN = new Set(["accessibilita", "api", "assets", "informazioni", "privacy"]);

/** Reads a code; undefined when it holds anything but lowercase letters, digits, "_" and "-", is longer than 40, or is an address of the site's own. */
export function administrationCode(written: string): AdministrationCode | undefined {
  return /^[a-z0-9_-]{1,40}$/.test(written) && !TAKEN.has(written) ? written : undefined;
}
