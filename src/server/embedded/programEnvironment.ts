/** What programs need of a machine: where programs, temporary files and Windows are, and the time zone in which a new cluster writes its log. */
const NEEDED = new Set(["PATH", "Path", "HOME", "TZ", "TZDIR", "TMPDIR", "TEMP", "TMP", "SystemRoot", "windir"]);

/** What the loader reads, and the library it may load that tells programs another time. */
const OF_THE_LOADER = /^(?:LD|DYLD|FAKETIME)_/;

/**
 * The environment PostgreSQL's programs and the small ones beside them run in: what is named here, and messages in English, which we read. Nothing else passes, so
 * that no secret does: they run as another user, who may read it.
 */
export function programEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => NEEDED.has(name) || OF_THE_LOADER.test(name));
  return { ...Object.fromEntries(kept), LC_ALL: "C" };
}
