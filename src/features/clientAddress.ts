import { isIPv4, isIPv6 } from "node:net";
import { getConnInfo } from "@hono/node-server/conninfo";
import type { Context } from "hono";

/** The address a request is counted under. */
export function askerAddress(c: Context, trustedProxy: string | undefined): string {
  return addressCounted(getConnInfo(c).remote.address, c.req.header("x-forwarded-for"), trustedProxy);
}

/**
 * Whose tries are counted together: an IPv4 address, or the /64 of an IPv6 one, which is one house. What `X-Forwarded-For` says is taken from the proxy
 * that was named, and only its last word: the ones before may be invented by who asks.
 */
export function addressCounted(peer: string | undefined, forwardedFor: string | undefined, trustedProxy: string | undefined): string {
  const direct = plainAddress(peer ?? "");
  const last = forwardedFor?.split(",").at(-1)?.trim();
  const asker = trustedProxy !== undefined && direct === plainAddress(trustedProxy) && last !== undefined ? plainAddress(last) : direct;
  return isIPv6(asker) ? `${groupsOf(asker).slice(0, 4).join(":")}::/64` : asker;
}

/** An IPv4 address is itself, even written as an IPv6 one. */
function plainAddress(address: string): string {
  const [, mapped = address] = /^::ffff:([\d.]+)$/i.exec(address) ?? [];
  return isIPv4(mapped) ? mapped : address.replace(/%.*$/, "").toLowerCase();
}

function groupsOf(address: string): string[] {
  const [left = "", right = ""] = address.split("::");
  const [before, after] = [left.split(":").filter(Boolean), right.split(":").filter(Boolean)];
  const zeros = address.includes("::") ? Array<string>(Math.max(0, 8 - before.length - after.length)).fill("0") : [];
  return [...before, ...zeros, ...after].map((group) => group.replace(/^0+(?=.)/, ""));
}
