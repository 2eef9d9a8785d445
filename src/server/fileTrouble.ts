/** Why the system does not let a file or folder be read or written, by its code. */
const TROUBLES: Readonly<Record<string, string>> = {
  EACCES: "i permessi non lo consentono",
  EPERM: "i permessi non lo consentono",
  EROFS: "il disco è in sola lettura",
  ENOSPC: "il disco è pieno",
  EDQUOT: "lo spazio assegnato è finito",
  EEXIST: "in quel punto c'è già qualcosa",
  ENOTDIR: "in quel punto c'è un file, non una cartella",
  EISDIR: "in quel punto c'è una cartella, non un file",
  ENOENT: "la cartella o il file non c'è, o non c'è più",
  EIO: "il disco non risponde come deve",
  ESTALE: "la cartella di rete non è più raggiungibile",
  ENOTCONN: "la cartella di rete non è più raggiungibile",
  EHOSTDOWN: "la cartella di rete non è più raggiungibile",
  ENAMETOOLONG: "il nome è troppo lungo",
};

/** Why, in Italian, where the system said it about a file; undefined for an error that is none of a file. */
export function fileTrouble(error: unknown): string | undefined {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return TROUBLES[code];
}
