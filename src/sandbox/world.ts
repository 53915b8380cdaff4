import type { Caller } from "./emulate/caller.js";
import type { OrgRow, RepoRow, Tables, UserRow } from "./emulate/tables.js";
import type { ActivityLog } from "./git/activity.js";
import type { Deliveries } from "./hooks/deliveries.js";
import type { Reactions } from "./issues/reactions.js";
import type { Relations } from "./issues/relations.js";
import type { Json } from "./json.js";
import type { ProjectStore } from "./projects/store.js";
import type { Stacks } from "./pulls/stacks.js";
import type { BaseRole } from "./server/roles.js";

export type { Json };

/** The App that the sandbox has installed. */
export interface AppIdentity {
  id: number;
  slug: string;
  name: string;
  permissions: Record<string, string>;
  events: string[];
}

/** A push that has happened and that open pull requests have not been brought up to yet. */
export interface Push {
  repositoryId: number;
  /** Branch name; tags are left out. */
  branch: string;
  before: string;
  after: string;
  repository: unknown;
  sender: unknown;
}

/** Who changed a text last, and when. */
export interface Edit {
  userId: number;
  at: string;
}

/** Where an issue went that is no longer at its number. */
export type Gone = "deleted" | { repository: string; number: number };

/** Everything that this GitHub holds: the emulator's rows, and what the emulator has no notion of. */
export interface World {
  /** http://127.0.0.1:PORT */
  url: string;
  app: AppIdentity;
  tables: Tables;
  deliveries: Deliveries;
  /** Repository ids by the names that repositories had, in lower case. */
  formerNames: Map<string, number>;
  /** By issue id. */
  gone: Map<number, Gone>;
  /** Ids of issues that were converted to a discussion. */
  converted: Set<number>;
  /** Last edits of bodies, by node id of the issue, pull request, comment or review. */
  edits: Map<string, Edit>;
  relations: Relations;
  reactions: Reactions;
  projects: ProjectStore;
  /** Base roles of the custom ones, by name. */
  customRoles: ReadonlyMap<string, BaseRole>;
  pushes: Push[];
  activity: ActivityLog;
  stacks: Stacks;
  /** The highest installation id given so far. */
  installations: number;
  /** Sends a request through our own routes, without HTTP, the log or the faults. */
  call(caller: Caller | null, method: string, path: string, body?: unknown): Promise<Response>;
  /** Completes a payload and hands it to the App's webhook, if the App is installed there and listens. */
  emit(event: string, action: string | undefined, payload: Json, owner: string, repository?: string): void;
}

export function ownerOf(tables: Tables, repo: RepoRow): UserRow | OrgRow {
  const owner = repo.owner_type === "User" ? tables.users.get(repo.owner_id) : tables.orgs.get(repo.owner_id);
  if (!owner) throw new Error(`${repo.full_name} has no owner`);
  return owner;
}

/** The user that acts for a caller: for an installation its App's bot. */
export function actorOf(world: World, caller: Caller): UserRow {
  const login = caller.installation ? `${slugOf(world, caller.installation.appId)}[bot]` : caller.login;
  const user = world.tables.users.findOneBy("login", login);
  if (!user) throw new Error(`There is no user ${login}`);
  return user;
}

function slugOf({ app, tables }: World, appId: number): string {
  return tables.apps.all().find((one) => one.app_id === appId)?.slug ?? app.slug;
}

/** What `GET path` answers about a repository, as JSON. Throws where it is no 2xx. */
export async function render(world: World, repo: RepoRow, path: string): Promise<Json> {
  const response = await world.call(insider(repo), "GET", `/repos/${repo.full_name}${path}`);
  if (!response.ok) throw new Error(`GET ${path} answered ${response.status}`);
  return (await response.json()) as Json;
}

/** Sees all of a repository, private or not; only for what the sandbox asks itself. */
function insider(repo: RepoRow): Caller {
  return {
    login: "",
    id: repo.owner_id,
    scopes: [],
    installation: {
      installationId: 0,
      appId: 0,
      accountId: repo.owner_id,
      accountType: repo.owner_type,
      permissions: { contents: "read", issues: "read", pull_requests: "read", checks: "read" },
      repositoryIds: [],
      repositorySelection: "all",
    },
  };
}

/** A user as REST shows one. */
export async function renderUser(world: World, login: string): Promise<Json> {
  const response = await world.call(null, "GET", `/users/${encodeURIComponent(login)}`);
  if (!response.ok) throw new Error(`There is no user ${login}`);
  return (await response.json()) as Json;
}
