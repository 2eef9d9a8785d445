import { expect, test } from "vitest";
import { partyAt } from "./passkeys.ts";

//  public address, address that was asked, party, origin
test.each([
  ["https://performance.comune.it", "https://altro.example/x", "performance.comune.it", "https://performance.comune.it"],
  ["https://performance.comune.it:8443", "http://localhost:1/x", "performance.comune.it", "https://performance.comune.it:8443"],
  [undefined, "http://localhost:8080/x", "localhost", "http://localhost:8080"],
  [undefined, "https://performance.comune.it/x", undefined, undefined], // what a request says of itself is not believed
  [undefined, "http://127.0.0.1:8080/x", undefined, undefined], // an address of the network is no party
  ["http://192.168.1.5:8080", "http://192.168.1.5:8080/x", undefined, undefined],
  [undefined, "http://[::1]:8080/x", undefined, undefined],
])("a passkey at %s, asked as %s, is for %s", (publicUrl, asked, id, origin) => {
  expect(partyAt(publicUrl, asked)).toEqual(id === undefined ? undefined : { id, origin });
});
