import type { Asker } from "../paths/answers.js";

export interface GuardOptions extends Asker {
  /** Also stop what can't be told. */
  strict?: boolean;
}
