import type { Problem } from "../model.js";
import type { Reading } from "../reading.js";

/** Looks at a plan that was read and says what is wrong with it. */
export type Rule = (reading: Reading) => Problem[];
