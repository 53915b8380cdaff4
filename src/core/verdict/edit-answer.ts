/** `shared`: announce it first. `unknown`: it can't be told, which is no leave. */
export type EditState = "free" | "yours" | "held" | "shared" | "unknown";

export interface EditAnswer {
  path: string;
  state: EditState;
  /** Who holds it, for `held`. */
  by: string | null;
  /** Null: for as long as they own it, or nobody holds it. */
  until: Date | null;
  message: string;
  todo: string;
}
