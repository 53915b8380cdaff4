import type { BoardHost } from "../../app/ports/board-host.js";
import { send } from "./apply.js";
import { loadFacts } from "./load.js";
import { refusalOf } from "./refused.js";
import type { BoardSeat } from "./seat.js";

/** The board of a repository at GitHub. It keeps no state: what is there comes in as facts. */
export function boardHost(seat: BoardSeat): BoardHost {
  return {
    load: (query) => loadFacts(seat, query),
    async apply(change, facts) {
      try {
        return await send(seat, change, facts);
      } catch (error) {
        throw refusalOf(error);
      }
    },
  };
}
