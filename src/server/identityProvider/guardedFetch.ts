import { lookup as lookUp } from "node:dns";
import { type IncomingMessage, request as requestHttp, type RequestOptions } from "node:http";
import { request as requestHttps } from "node:https";
import { BlockList, isIP, type LookupFunction } from "node:net";

/** Where connections may go. A host is written with its port where that is not the usual one. */
export type FetchGuard = {
  /** The hosts that the administrator wrote, and no other; one of them may be in a private network. */
  readonly hosts: ReadonlySet<string>;
  /** Whether a host of this same machine may be asked without TLS. */
  readonly allowsLoopbackHttp: boolean;
  readonly timeoutMilliseconds?: number;
  /** How names are looked up. */
  readonly lookup?: LookupFunction;
};

/** A connection that is not made, or an answer that is not read. */
export class ConnectionRefused extends Error {
  override readonly name = "ConnectionRefused";
}

const TIMEOUT_MILLISECONDS = 5_000;
const LARGEST_ANSWER = 131_072;

/** Addresses where no identity provider is: this network, the machine's neighbours and its hoster's own data, groups. A private network is none of them. */
const NEVER = new BlockList();
for (const [net, prefix] of [["0.0.0.0", 8], ["169.254.0.0", 16], ["224.0.0.0", 4], ["240.0.0.0", 4]] as const) NEVER.addSubnet(net, prefix); // prettier-ignore
for (const [net, prefix] of [["::", 128], ["fe80::", 10], ["ff00::", 8], ["fd00:ec2::", 32]] as const) NEVER.addSubnet(net, prefix, "ipv6"); // prettier-ignore

/** Whether an address may be asked at all. */
export function isAllowed(address: string, { hosts, allowsLoopbackHttp }: FetchGuard): boolean {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (!url || url.username !== "" || url.password !== "" || !hosts.has(url.host)) return false;
  return url.protocol === "https:" || (url.protocol === "http:" && allowsLoopbackHttp && isLoopback(url.hostname));
}

/** Whether a host is this same machine, by its name. */
export function isLoopback(hostname: string): boolean {
  return ["localhost", "[::1]"].includes(hostname) || (isIP(hostname) === 4 && hostname.startsWith("127."));
}

/**
 * A fetch that reaches only the hosts of its guard. The address is checked when it is connected to, so a name that changes its mind gains nothing; no
 * redirect is followed, no proxy is asked, and an answer that is late or too long is not read.
 */
export function guardedFetch(guard: FetchGuard) {
  return (
    address: string,
    { method, headers, body }: { method: string; headers: Record<string, string>; body?: unknown },
  ): Promise<Response> => {
    if (!isAllowed(address, guard))
      return Promise.reject(new ConnectionRefused(`${hostOf(address)} is not among the hosts that may be asked`));
    const url = new URL(address);
    const literal = url.hostname.replace(/^\[|\]$/g, "");
    if (isIP(literal) && isNever(literal)) return Promise.reject(new ConnectionRefused(`${literal} is asked by nobody`));
    const options: RequestOptions = {
      method,
      headers: { ...headers, "accept-encoding": "identity" },
      agent: false,
      lookup: checkedLookup(guard.lookup ?? lookUp),
      signal: AbortSignal.timeout(guard.timeoutMilliseconds ?? TIMEOUT_MILLISECONDS),
    };
    return new Promise((resolve, reject) => {
      (url.protocol === "https:" ? requestHttps : requestHttp)(url, options, (answer) => resolve(read(answer)))
        .on("error", reject)
        .end(body instanceof URLSearchParams ? body.toString() : undefined);
    });
  };
}

async function read(answer: IncomingMessage): Promise<Response> {
  const { statusCode: status = 0, headers } = answer;
  if (status < 200 || status > 599 || (status >= 300 && status < 400)) {
    answer.destroy();
    throw new ConnectionRefused(`The answer is ${String(status)}: it leads elsewhere or nowhere`);
  }
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of answer as AsyncIterable<Buffer>) {
    length += piece.length;
    if (length > LARGEST_ANSWER) throw new ConnectionRefused("The answer is too long");
    pieces.push(piece);
  }
  const type = headers["content-type"];
  return new Response(length === 0 ? null : Buffer.concat(pieces), { status, headers: type === undefined ? {} : { "content-type": type } });
}

/** Hands over only addresses that may be connected to: there is no second look-up between this and the connection. */
function checkedLookup(lookup: LookupFunction): LookupFunction {
  return (hostname, options, done) => {
    lookup(hostname, options, (error, found, family) => {
      const all = Array.isArray(found) ? found.map(({ address }) => address) : [found];
      if (!error && all.some(isNever)) done(new ConnectionRefused(`${hostname} is at an address that nobody asks`), found, family);
      else done(error, found, family);
    });
  };
}

function isNever(address: string): boolean {
  return NEVER.check(address, isIP(address) === 6 ? "ipv6" : "ipv4");
}

function hostOf(address: string): string {
  return URL.canParse(address) ? new URL(address).host : "What is no address";
}
