import {
  LARGEST_NARRATIVE,
  readNarrative
} from "./chunk-YMXY7KRF.js";
import "./chunk-2HO7TV2T.js";
import "./chunk-RWJMKMBA.js";
export {
  LARGEST_NARRATIVE,
  readNarrative
};
//# sourceMappingURL=readNarrative-L7IM4IRZ.js.map
