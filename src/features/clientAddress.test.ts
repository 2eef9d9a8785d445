import { expect, test } from "vitest";
import { addressCounted } from "./clientAddress.ts";

test.each([
  ["203.0.113.7", undefined, undefined, "203.0.113.7"],
  ["::ffff:203.0.113.7", undefined, undefined, "203.0.113.7"],
  ["2001:db8:1:2:3:4:5:6", undefined, undefined, "2001:db8:1:2::/64"],
  ["2001:db8:1:2:ffff::1", undefined, undefined, "2001:db8:1:2::/64"],
  ["2001:db8::1", undefined, undefined, "2001:db8:0:0::/64"],
  ["2001:0DB8::1", undefined, undefined, "2001:db8:0:0::/64"],
  ["203.0.113.7", "198.51.100.1", undefined, "203.0.113.7"], // nobody's word is taken
  ["203.0.113.7", "198.51.100.1", "192.0.2.1", "203.0.113.7"],
  ["192.0.2.1", "1.2.3.4, 198.51.100.1", "192.0.2.1", "198.51.100.1"], // the last word is the proxy's
  ["::ffff:192.0.2.1", "198.51.100.1", "192.0.2.1", "198.51.100.1"],
  ["192.0.2.1", undefined, "192.0.2.1", "192.0.2.1"],
  [undefined, undefined, undefined, ""],
])("from %s, forwarded for %s, with the proxy %s, tries are counted under %s", (peer, forwarded, proxy, counted) => {
  expect(addressCounted(peer, forwarded, proxy)).toBe(counted);
});
