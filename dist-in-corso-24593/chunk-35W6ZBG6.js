import {
  decimalText,
  italianDecimal,
  rational,
  roundHalfUp
} from "./chunk-MJTHQE4O.js";

// src/domain/kernel/share.ts
function shareOf(part, whole) {
  if (whole === 0) return void 0;
  return decimalText(roundHalfUp(rational(BigInt(part) * 100n, BigInt(whole)), 2), 2);
}
function italianShare(share) {
  return `${italianDecimal(share)} %`;
}

export {
  shareOf,
  italianShare
};
//# sourceMappingURL=chunk-35W6ZBG6.js.map
