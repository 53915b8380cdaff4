import type { Outcome } from "../outcome.js";

/** What every command on plan documents takes. */
export interface PlanOptions {
  json?: boolean;
  as?: string;
}

export type PlanAnswer<Options> = (files: string[], options: Options) => Promise<Outcome>;
