import { readMarker } from "../core/board/marker.js";
import { issueNumbers, playBoard } from "./board-act.js";
import { playClaims, startable } from "./claims-act.js";
import { planPulls, playPulls, withPath } from "./pulls-act.js";
import type { Expectation, Readings } from "./readings.js";
import type { Scene } from "./scene.js";

export interface Day {
  readings: Readings;
  expectations: Expectation[];
}

/** Plays the day: board, claims, pull requests. Every figure is read back from the GitHub it ran against. */
export async function playDay(scene: Scene): Promise<Day> {
  const board = await playBoard(scene);
  const numbers = await issueNumbers(scene, (body) => readMarker(body)?.key ?? null);
  const items = startable(scene);
  const contested = withPath(scene, items.ready)[0] ?? items.ready[0] ?? null;
  const claims = await playClaims(scene, numbers, contested);
  const pulls = await playPulls(scene, planPulls(scene, claims.held, items), numbers);
  return {
    readings: {
      plan: board.plan,
      board: board.board,
      secondSync: board.secondSync,
      claims: claims.claims,
      pulls: pulls.pulls,
    },
    expectations: [...board.expectations, ...claims.expectations, ...pulls.expectations],
  };
}
