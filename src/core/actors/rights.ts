import { includes, type Permission } from "./permission.js";

/** Who is meant beside the permission: somebody that the thing acted on belongs to, or a maintainer. */
export type Relation = "anyone" | "holder" | "owner" | "maker";

/**
 * What a command writes at GitHub for whoever gave it, beside its own answer. `mirror`: the board's labels and fields, brought
 * to what plan and claims say. Those are the App's own: whoever sets that off says nothing of what is written.
 */
export type Write = "assign" | "unassign" | "close" | "mirror";

/** What somebody may do here, and who may. */
export interface Right {
  /** What it covers, in a few words. */
  does: string;
  /** Least permission at GitHub; the config may ask for another one where `configurable`. */
  least: Permission;
  configurable: boolean;
  /** What it may be done to. `maintainers` may do it to anything. */
  to: Relation;
  /** Asked of GitHub anew each time; else what was known in the last five minutes counts. */
  fresh: boolean;
  /** Writes at GitHub, all of which but `mirror` an account with `least` could make itself. */
  writes: readonly Write[];
}

/**
 * Who may do what. Nothing but asking is given at `read`, which everybody has in a public repository
 * (docs.github.com: "Repository roles for an organization").
 */
export const rights = {
  ask: right("asks how things stand", "read", "anyone"),
  plan: right("asks what the plan comes to, which brings the board to it", "read", "anyone", ["mirror"]),
  claim: working("claims items", "anyone", ["assign", "unassign", "mirror"]),
  hold: working("renews, parks, releases or hands over a claim", "holder", ["assign", "unassign", "mirror"]),
  finish: working("finishes an item", "holder", ["close", "mirror"]),
  register: working("registers sessions, and ends those of their own", "anyone", ["unassign", "mirror"]),
  message: working("writes to sessions and reads their inbox", "anyone"),
  block: working("says what is in the way", "anyone"),
  announce: working("announces changes of shared files", "holder"),
  allow: working("lets others change files, and takes that back", "owner"),
  track: working("says of which track a pull request is", "maker"),
  recheck: working("has a pull request judged again", "anyone"),
  override: {
    ...right("overrides a rule, or ends what others hold", "maintain", "anyone", [
      "assign",
      "unassign",
      "mirror",
    ]),
    fresh: true,
  },
} as const satisfies Record<string, Right>;

export type Action = keyof typeof rights;

/** Actions whose least permission the config may set. */
export const configurableActions = (Object.keys(rights) as Action[]).filter(
  (action) => rights[action].configurable,
);

/** The permissions that the config may ask for: work is never given to everybody by it. */
export const askable = ["triage", "write", "maintain", "admin"] as const satisfies Permission[];

/** The config's own answer to who may do what. */
export type Who = Partial<Record<Action, (typeof askable)[number]>>;

/** The least permission that an action needs in a repository. */
export function leastFor(action: Action, who: Who): Permission {
  const { least, configurable } = rights[action];
  return (configurable ? who[action] : undefined) ?? least;
}

/** Whether an account with this permission may do something; `outsiders` whether claiming is open to everybody. */
export function mayDo(
  action: Action,
  permission: Permission,
  { who, outsiders }: { who: Who; outsiders: boolean },
): boolean {
  if (includes(permission, leastFor(action, who))) return true;
  return outsiders && action === "claim" && includes(permission, "read");
}

function right(does: string, least: Permission, to: Relation, writes: readonly Write[] = []): Right {
  return { does, least, configurable: false, to, fresh: false, writes };
}

/** Work is for who may at least label and assign. */
function working(does: string, to: Relation, writes: readonly Write[] = []): Right {
  return { ...right(does, "triage", to, writes), configurable: true };
}
