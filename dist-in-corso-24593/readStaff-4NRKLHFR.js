import {
  STAFF_FILE_REFUSALS,
  readStaff
} from "./chunk-ZFGNALLR.js";
import "./chunk-NMXRGIYE.js";
import "./chunk-RWEJIB4H.js";
import "./chunk-MJTHQE4O.js";
import "./chunk-V65HRVHO.js";
import "./chunk-RWJMKMBA.js";
export {
  STAFF_FILE_REFUSALS,
  readStaff
};
//# sourceMappingURL=readStaff-4NRKLHFR.js.map
