/** Whether mail can be sent to an address: one mailbox in plain ASCII, nothing that a header or an envelope could read as more than that. */
export function isPostable(address: string): boolean {
  return address.length <= 254 && /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63})*$/.test(address);
}

/** Whether a text holds no end of line and no other control character: it can stand in a header. */
export function isOneLine(text: string): boolean {
  return !/[\p{Cc}\p{Zl}\p{Zp}]/u.test(text);
}

/** Whether all of a text is seen, in the order in which it is written: one line, no signs that are not drawn or that turn it around. */
export function isSeenWhole(text: string): boolean {
  return isOneLine(text) && !/[\p{Cf}\p{Co}\uFFFD]/u.test(text);
}
