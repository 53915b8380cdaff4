import { z } from "zod";
import { type Action, askable, configurableActions, rights } from "../actors/rights.js";
import { sessionIdPattern } from "../actors/session-id.js";
import { duration } from "./duration.js";
import { globFault } from "./glob.js";

const minute = 60_000;
const day = 1440 * minute;

/** Each `error` says what is allowed; `problems.ts` puts it into a sentence. */
const severity = z.enum(["off", "warn", "fail"], { error: "`off`, `warn` or `fail`" });

const name = z
  .string({ error: "the id of a track or session" })
  .min(1, { error: "the id of a track or session" })
  .max(100, { error: "an id of at most 100 characters" });

const login = z
  .string({ error: "a GitHub login" })
  .regex(/^@?[A-Za-z0-9][A-Za-z0-9_-]{0,99}(\[bot\])?$/, { error: "a GitHub login, such as `alice`" })
  .transform((text) => text.replace(/^@/, "").toLowerCase());

const globAllowed =
  "a glob with `*`, `?` and `**`, without braces, brackets or `!`, of at most 250 characters";
const glob = z
  .string({ error: globAllowed })
  .refine((text) => globFault(text) === null, { error: globAllowed });

const pathAllowed = "a path in the repository, such as `docs/PLAN.md`";
const path = z
  .string({ error: pathAllowed })
  .refine((text) => globFault(text.replace(/^\.\//, "")) !== "empty" && !text.split("/").includes(".."), {
    error: pathAllowed,
  });

const planAllowed = "a path, a glob, or a list of them";
const plan = z.union([glob, z.array(glob).max(50)], { error: planAllowed });

const sessionIdAllowed = "a session id of letters, digits, `.`, `_` and `-`, at most 64 characters";

const session = z
  .strictObject(
    {
      logins: z
        .array(login, { error: "a list of GitHub logins" })
        .max(50, { error: "a list of at most 50" })
        .prefault([])
        .describe("GitHub logins that the session works under. Several sessions may share one."),
      tracks: z
        .array(name, { error: "a list of track ids" })
        .max(50, { error: "a list of at most 50" })
        .prefault([])
        .describe("Tracks that the session works on; without any, the track of its own name."),
      branches: z
        .array(glob, { error: "a list of globs of branch names" })
        .max(50, { error: "a list of at most 50" })
        .prefault([])
        .describe("Globs of branch names: a pull request from such a branch is the session's."),
    },
    { error: "a map with `logins`, `tracks` and `branches`" },
  )
  .describe("A worker: an agent or a person.");

const claims = z.strictObject(
  {
    ttl: duration(5 * minute, 30 * day)
      .prefault("4h")
      .describe("How long a claim holds without a sign of life."),
    grace: duration(minute, 7 * day)
      .prefault("30m")
      .describe("How long an expired claim still keeps others out."),
    limit: z
      .int({ error: "a whole number from 1 to 100" })
      .min(1, { error: "a whole number from 1 to 100" })
      .max(100, { error: "a whole number from 1 to 100" })
      .prefault(3)
      .describe("Items that one session may hold at once."),
    allowBlocked: z
      .boolean({ error: "`true` or `false`" })
      .prefault(false)
      .describe("Whether an item may be claimed before its dependencies are done."),
    warn: duration(minute, day)
      .prefault("30m")
      .describe("How long before the end of a claim its holder is warned."),
    park: duration(minute, 60 * day)
      .prefault("3d")
      .describe("How long a parked claim's clock stands still at most."),
    perLogin: z
      .int({ error: "a whole number from 1 to 1000" })
      .min(1, { error: "a whole number from 1 to 1000" })
      .max(1000, { error: "a whole number from 1 to 1000" })
      .prefault(30)
      .describe("Items that one account may hold at once, over all its sessions."),
    openTo: z
      .enum(["team", "anyone"], { error: "`team` or `anyone`" })
      .prefault("team")
      .describe(
        "Who may claim: who may do so by `who`, or also everybody else, one item at a time, to be finished by a merged pull request.",
      ),
    openTtl: duration(5 * minute, 30 * day)
      .prefault("1d")
      .describe("How long a claim of somebody without a role in the repository lasts."),
  },
  {
    error:
      "a map with `ttl`, `grace`, `limit`, `allowBlocked`, `warn`, `park`, `perLogin`, `openTo` and `openTtl`",
  },
);

const permissionAllowed = "`triage`, `write`, `maintain` or `admin`";
const permission = z.enum(askable, { error: permissionAllowed });

const who = z.strictObject(
  Object.fromEntries(
    configurableActions.map((action) => [
      action,
      permission.optional().describe(`Least permission of who ${rights[action].does}.`),
    ]),
  ) as Record<Action, z.ZodOptional<typeof permission>>,
  { error: "a map of actions to `triage`, `write`, `maintain` or `admin`" },
);

const bot = z.strictObject(
  {
    session: name.describe("The session that the App acts as."),
    may: permission
      .prefault("triage")
      .describe("What it may do, as if it were a person with that permission."),
  },
  { error: "a map with `session` and, if you like, `may`" },
);

const exempt = z.strictObject(
  {
    authors: z
      .array(login, { error: "a list of GitHub logins" })
      .max(50, { error: "a list of at most 50" })
      .prefault([])
      .describe(
        "Logins whose pull requests are exempt, such as `dependabot[bot]`, as long as nobody else pushes to them.",
      ),
    reverts: z
      .boolean({ error: "`true` or `false`" })
      .prefault(true)
      .describe(
        "Whether a pull request that takes back a merged one, byte for byte and nothing else, is exempt.",
      ),
  },
  { error: "a map with `authors` and `reverts`" },
);

const presence = z.strictObject(
  {
    quiet: duration(minute, 7 * day)
      .prefault("30m")
      .describe("Silence after which a session counts as quiet."),
    gone: duration(minute, 60 * day)
      .prefault("12h")
      .describe("Silence after which a session counts as gone."),
  },
  { error: "a map with `quiet` and `gone`" },
);

const messages = z.strictObject(
  {
    answerWithin: duration(minute, 30 * day)
      .prefault("4h")
      .describe("How long a question may wait before it is overdue."),
    broadcastEvery: duration(minute, 7 * day)
      .prefault("10m")
      .describe("How long a session waits between two broadcasts."),
  },
  { error: "a map with `answerWithin` and `broadcastEvery`" },
);

const intents = z.strictObject(
  {
    ttl: duration(5 * minute, 7 * day)
      .prefault("2h")
      .describe("How long an announced change of shared files holds them where nothing else is said."),
  },
  { error: "a map with `ttl`" },
);

const statusAllowed = "`false` or a map with `title`";
const status = z.union(
  [z.literal(false), z.strictObject({ title: z.string().min(1).max(200) }, { error: statusAllowed })],
  { error: statusAllowed },
);

const rules = z.strictObject(
  {
    ownership: severity.prefault("fail").describe("A file belongs to another track and no grant covers it."),
    shared: severity.prefault("fail").describe("A shared file is changed without an announced intent."),
    stale: severity
      .prefault("fail")
      .describe("A shared file changed on the base since the branch took it in."),
    dependencies: severity.prefault("fail").describe("The item's declared dependencies are not done."),
    claim: severity.prefault("warn").describe("The item is claimed by another session, or by nobody."),
    overlap: severity.prefault("warn").describe("Another open pull request touches the same file."),
    scope: severity.prefault("warn").describe("Files outside what the item said it would touch."),
    companions: severity.prefault("fail").describe("A file that must change along didn't."),
    done: severity.prefault("warn").describe("An item is closed whose deliverables are not all ticked."),
    rules: severity
      .prefault("fail")
      .describe(
        "Who owns what, or which rules hold, is changed without a maintainer's approval; or the plan finishes, drops, renames or moves an item that another session holds.",
      ),
  },
  { error: "a map of rule names to `off`, `warn` or `fail`" },
);

const companionAllowed = "`{ when: GLOB, require: PATH }` or `{ when: GLOB, consult: TRACK }`";
const companion = z
  .strictObject(
    {
      when: glob.describe("Glob of the files that call for it."),
      require: path.optional().describe("The file that must change along."),
      consult: name.optional().describe("The track whose consent is needed."),
    },
    { error: companionAllowed },
  )
  .refine((one) => one.require !== undefined || one.consult !== undefined, { error: companionAllowed });

const projectAllowed = '`false`, `{ title: "…" }` or `{ number: 7 }`';
const project = z.union(
  [
    z.literal(false),
    z.strictObject({ title: z.string().min(1).max(256) }),
    z.strictObject({ number: z.int().min(1).max(1_000_000) }),
  ],
  { error: projectAllowed },
);

/** `.github/signalbox.yml`. The model, the messages, the JSON Schema and the page about it come from here. */
export const configSchema = z.strictObject(
  {
    plan: plan
      .optional()
      .describe(
        "Where the plan is: a path, a list of paths, or globs. Without it the first that exists of `.github/plan.yml`, `COORDINATION.md`, `PLAN.md`, `docs/PLAN.md`.",
      ),
    owners: path
      .optional()
      .describe(
        "Where the ownership file is. Without it `.github/TRACKOWNERS`; where there is none, the ownership lists of the plan, or else the files that its open items declare.",
      ),
    sessions: z
      .record(z.string().regex(sessionIdPattern, { error: sessionIdAllowed }), session, {
        error: "a map of session ids to `logins`, `tracks` and `branches`",
      })
      .prefault({})
      .describe("The sessions that work on the repository, by id."),
    claims: claims.prefault({}).describe("How claims run out and how many a session may hold."),
    who: who
      .prefault({})
      .describe("Least permission at GitHub that an action needs; `triage` where nothing is said."),
    bots: z
      .record(login, bot, { error: "a map of Apps' logins to `session` and `may`" })
      .prefault({})
      .describe("Apps that act as sessions, by login (`name[bot]`); others are not heard."),
    orchestrator: name
      .optional()
      .describe("The session that runs the others; nobody else can take its name."),
    rules: rules.prefault({}).describe("How much each rule of the verdict weighs."),
    unowned: z
      .enum(["allow", "warn", "fail"], { error: "`allow`, `warn` or `fail`" })
      .prefault("allow")
      .describe("What a change of a file that nobody owns is worth."),
    trunks: z
      .array(glob, { error: `a list of branch names and globs, such as \`[main, "release/**"]\`` })
      .max(50, { error: "a list of at most 50" })
      .prefault([])
      .describe(
        "Branches beside the default one that owners come from, by name or glob, where GitHub says that they are protected. The config itself always comes from the default branch.",
      ),
    companions: z
      .array(companion, { error: `a list of ${companionAllowed}` })
      .max(200, { error: "a list of at most 200" })
      .prefault([])
      .describe("A change here must come with a change there, or with a track's consent."),
    exempt: exempt
      .prefault({})
      .describe("Pull requests that no rule judges; the documents they break still count."),
    presence: presence.prefault({}).describe("When a session that is silent counts as quiet, and as gone."),
    messages: messages.prefault({}).describe("How long questions and broadcasts wait."),
    intents: intents.prefault({}).describe("How long announced changes of shared files hold."),
    status: status
      .prefault({ title: "Signalbox status" })
      .describe("The pinned issue that shows the current state: its title, or `false` for none."),
    trackIssues: z
      .boolean({ error: "`true` or `false`" })
      .prefault(true)
      .describe(
        "Whether each track has an issue of its own, with its items as sub-issues, where there are two or more.",
      ),
    issueType: z
      .string({ error: "the name of an issue type of the organization: `Task`" })
      .min(1)
      .max(100)
      .optional()
      .describe("The issue type that new issues get; the organization must have it. Without it: none."),
    project: project
      .prefault({ title: "Signalbox" })
      .describe("The project board: its title, the number of an existing one, or `false` for none."),
  },
  { error: "a map of settings" },
);

export type ConfigInput = z.output<typeof configSchema>;
