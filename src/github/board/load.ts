import type { BoardQuery } from "../../app/ports/board-host.js";
import { shortHash } from "../../core/board/digest.js";
import { identify, type Sighting } from "../../core/board/identity.js";
import { readMarker } from "../../core/board/marker.js";
import type { BoardFacts } from "../../core/board/model.js";
import type { IssueNode } from "./answers.js";
import { loadPages } from "./load-pages.js";
import { missingSightings } from "./missing.js";
import { authorOf, issueOf, ownFields } from "./read.js";
import type { BoardSeat } from "./seat.js";

/**
 * Loads the board with as few requests as GitHub allows: one brings labels, milestones, the project with its
 * fields, and 100 issues; each further one 100 issues more, and one each known issue that isn't there.
 */
export async function loadFacts(seat: BoardSeat, query: BoardQuery): Promise<BoardFacts> {
  const { labels, milestones, issues: nodes, project, projectProblem } = await loadPages(seat, query);
  const byNode = new Map(nodes.map((node) => [node.id, node]));
  const missing = query.known.filter((one) => !byNode.has(one.nodeId));
  const sightings = [
    ...nodes.map((node) => sightingOf(node, seat, query)),
    ...(await missingSightings(seat, missing)),
  ];
  const { issues, lost } = identify(sightings, query.known);
  const knownFields = query.knownFields ?? new Map();
  const fields = ownFields({ project, knownFields });
  const found = [...issues].flatMap(([key, nodeId]) => {
    const node = byNode.get(nodeId);
    return node ? [[key, issueOf(node, project, fields)] as const] : [];
  });
  return { labels, milestones, issues: new Map(found), lost, project, projectProblem, knownFields };
}

function sightingOf(node: IssueNode, seat: BoardSeat, query: BoardQuery): Sighting {
  const marker = readMarker(node.body);
  const titled = marker?.title === shortHash(node.title);
  return {
    nodeId: node.id,
    number: node.number,
    url: node.url,
    trusted: isTrusted(node, seat, query, titled),
    now: placeOf(node, seat),
    key: marker?.key ?? null,
    titled,
  };
}

function placeOf(node: IssueNode, seat: BoardSeat): Sighting["now"] {
  if (node.repository.databaseId !== seat.repository.id) return "transferred";
  return node.timelineItems.length > 0 ? "converted" : "here";
}

/**
 * Where nothing is known yet, issues that another App or one of the team made with `signalbox sync` are taken over; a
 * person may have copied a marker, so that theirs must still have the title that it was written with.
 */
function isTrusted(node: IssueNode, seat: BoardSeat, query: BoardQuery, titled: boolean): boolean {
  if (authorOf(node)?.toLowerCase() === seat.botLogin.toLowerCase()) return true;
  if (query.scan !== "all" || query.known.length > 0) return false;
  if (node.author?.__typename === "Bot") return true;
  return titled && ["OWNER", "MEMBER", "COLLABORATOR"].includes(node.authorAssociation);
}
