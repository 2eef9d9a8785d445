/** What is looked at. */
export type CheckName = "settings" | "folder" | "database" | "structure" | "installation" | "backup" | "disk" | "clock" | "mail" | "keys";

/** What was found: well; to look at, where the program works but something of it does not or will not; broken, where a start would refuse or something is lost. */
export type FindingState = "well" | "toLookAt" | "broken";

/** One thing found, in Italian, with what to do where the sentence does not say it. Holds no secret. */
export type Finding = {
  readonly check: CheckName;
  readonly state: FindingState;
  readonly message: string;
  readonly todo?: string;
};
