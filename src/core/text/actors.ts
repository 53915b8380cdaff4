import type { Permission } from "../actors/permission.js";
import { type Action, leastFor, rights, type Who } from "../actors/rights.js";
import { sessionIdRule } from "../actors/session-id.js";
import type { SessionRefusal } from "../actors/which-session.js";
import { code } from "./escape.js";
import { list } from "./findings.js";

/** Why it can't be told which session speaks, or why it may not. */
export const actorText = (to: string, refusal: SessionRefusal): string => `@${to} ${whyText(refusal)}`;

function whyText(refusal: SessionRefusal): string {
  switch (refusal.reason) {
    case "which": {
      const { sessions, holds } = refusal;
      const where =
        holds.length > 0
          ? `, or comment where your session holds the item (${list(holds.map(code), 8)})`
          : "";
      const [first] = sessions;
      return first === undefined
        ? `that is for a session, and nothing says which one you are: \`/register NAME\` makes one, and \`--as NAME\` speaks for it${where}.`
        : `your account works for several sessions (${list(sessions.map(code), 8)}), and nothing says which one this is: add \`--as ${first}\`${where}.`;
    }
    case "not-yours":
      return `session ${code(refusal.session)} works under ${refusal.logins.length === 0 ? "another account" : list(refusal.logins.map(code), 5)}, not under yours. Add your login to it in \`.github/signalbox.yml\`, or speak as a session of yours.`;
    case "unknown":
      return `no session of yours is called ${code(refusal.session)}${refusal.near === null ? "" : `; did you mean ${code(refusal.near)}?`} \`/register NAME\` makes one.`;
    case "reserved":
      return `${code(refusal.session)} is taken: it is ${refusal.as}. Choose another name; a maintainer can give it to you in \`.github/signalbox.yml\`.`;
    case "replaced":
      return `session ${code(refusal.session)} was registered anew since (run ${refusal.generation}), so what an earlier run still does counts for nothing. Register again if that run is over.`;
    case "bad-id":
      return `${code(refusal.session)} is no session id: ${sessionIdRule}.`;
  }
}

const who: Record<Permission, string> = {
  none: "no role",
  read: "no role",
  triage: "the role triage",
  write: "the role write",
  maintain: "the role maintain",
  admin: "the role admin",
};

/** Somebody may not do something here. */
export function noRightText(
  to: string,
  command: string,
  action: Action,
  has: Permission,
  rules: Who,
): string {
  const least = leastFor(action, rules);
  const help =
    action === "claim"
      ? " Somebody who has it can assign you, or a maintainer can open claiming to everybody with `claims: { openTo: anyone }`."
      : action === "override"
        ? " Ask a maintainer of this repository to comment it."
        : " Ask somebody who has it to comment it.";
  return `@${to} ${code(`/${command}`)} is for who has at least ${who[least]} here, and you have ${who[has]}: it ${rights[action].does}.${help}`;
}
