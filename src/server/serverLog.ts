/** What is known of a request that failed: its address only as the pattern of its route, which holds nobody's code. */
export type FailedRequest = {
  readonly requestId: string;
  readonly method: string;
  readonly route: string;
  readonly status: number;
  readonly milliseconds: number | undefined;
};

/** The fields a line of the server's own log may have. What is not here is not written, for any person who asks. */
type Line = {
  readonly time: string;
  readonly level: "error";
  readonly event: "request.failed" | "process.failed";
  readonly method?: string;
  readonly route?: string;
  readonly status?: number;
  readonly milliseconds?: number;
  readonly requestId?: string;
  readonly error: string;
  readonly code?: string;
  readonly at?: string;
};

/** Tells a failure; the request where there was one. */
export type LogFailure = (error: unknown, request?: FailedRequest) => void;

/** The server's own log: one line of JSON for each failure, and none for what goes well. Messages of errors may quote data: they are left out. */
export function createServerLog(
  write: (line: string) => void = (line) => process.stderr.write(line),
  now: () => Date = () => new Date(),
): LogFailure {
  return (error, request) => {
    const line: Line = {
      time: now().toISOString(),
      level: "error",
      event: request ? "request.failed" : "process.failed",
      ...(request && {
        requestId: request.requestId,
        method: METHODS.has(request.method) ? request.method : "other",
        route: request.route,
        status: request.status,
        ...(request.milliseconds !== undefined && { milliseconds: Math.round(request.milliseconds) }),
      }),
      ...faultOf(error),
    };
    write(`${JSON.stringify(line)}\n`);
  };
}

const METHODS: ReadonlySet<string> = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);

/** What an error is, without its words: its class, its code if it has the form of one, and the place in our own program. */
export function faultOf(error: unknown): { readonly error: string; readonly code?: string; readonly at?: string } {
  if (!(error instanceof Error)) return { error: typeof error };
  const code = "code" in error && typeof error.code === "string" && /^[A-Z0-9_]{3,40}$/.test(error.code) ? { code: error.code } : {};
  const place = placeOf(error);
  return { error: /^\w{1,60}$/.test(error.constructor.name) ? error.constructor.name : "Error", ...code, ...(place && { at: place }) };
}

/** The first place of ours in a stack, from the folder of the program on: "src/data/organisation/staff.ts:42". A stack begins with the message, which is passed over. */
function placeOf({ stack = "", message }: Error): string | undefined {
  const start = stack.indexOf(message);
  if (start < 0) return undefined;
  const frames = stack
    .slice(start + message.length)
    .split("\n")
    .filter((line) => /^\s+at /.test(line) && !line.includes("node_modules"));
  return frames.flatMap((line) => /((?:dist|src)\/[\w/.-]+:\d+):\d+\)?$/.exec(line)?.[1] ?? [])[0];
}
