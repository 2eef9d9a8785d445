/** The code of an administration: its IPA code ("c_i703"), or one the town chose ("locale"). */
export type AdministrationCode = string;

/** Reads a code; undefined when it holds anything but lowercase letters, digits, "_" and "-", or is longer than 40. */
export function administrationCode(written: string): AdministrationCode | undefined {
  return /^[a-z0-9_-]{1,40}$/.test(written) ? written : undefined;
}
