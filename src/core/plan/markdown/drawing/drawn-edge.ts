import type { Edge } from "../../draft.js";

/** An edge of a drawing, before its line is put into the file. `row`: 0-based line in the fence. */
export interface DrawnEdge extends Pick<Edge, "before" | "after" | "how"> {
  row: number;
}
