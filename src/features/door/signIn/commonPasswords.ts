let listed: Promise<ReadonlySet<string>> | undefined;

/** The passwords most often stolen elsewhere, in small letters; read when first asked, and kept. */
export function commonPasswords(): Promise<ReadonlySet<string>> {
  listed ??= import("@zxcvbn-ts/language-common").then(({ dictionary }) => new Set(dictionary["passwords-common"].map(String)));
  return listed;
}
