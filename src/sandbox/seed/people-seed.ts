import { insertUser } from "../accounts/accounts.js";
import type { CollaboratorRow, Tables } from "../emulate/tables.js";
import type { BaseRole } from "../server/roles.js";
import type { AppIdentity } from "../world.js";

/** A role that an organization has made up. */
export interface CustomRole {
  name: string;
  base: BaseRole;
}

export type Role = BaseRole | "read" | "write" | CustomRole;

export interface SandboxRepository {
  owner: string;
  name: string;
  /** Without any commit. */
  empty?: boolean;
  private?: boolean;
  /** By login; everybody not named may push. Null: no role at all. */
  roles?: Record<string, Role | null>;
}

export interface SandboxPeople {
  /** The first one owns the organization. */
  users?: string[];
  org?: string;
  /** The App is installed on every owner named here, and on the organization. */
  repositories?: SandboxRepository[];
}

export interface Seed {
  logins: string[];
  /** Of the organization. */
  installationId: number;
  /** What the emulator seeds itself from. */
  config: object;
  /** Base roles of the custom ones, by name. */
  customRoles: ReadonlyMap<string, BaseRole>;
  /** What it has no words for. */
  finish(tables: Tables): void;
}

export const defaultPeople = {
  users: ["ada", "ben", "cleo"],
  org: "acme",
  repositories: [{ owner: "acme", name: "railway" }],
} satisfies SandboxPeople;

export function seedFor(people: SandboxPeople, app: AppIdentity, privateKey: string): Seed {
  const logins = people.users ?? defaultPeople.users;
  const org = people.org ?? defaultPeople.org;
  const repositories = people.repositories ?? [{ owner: org, name: "railway" }];
  const [first] = logins;
  if (first === undefined) throw new Error("A sandbox needs at least one user");
  for (const { owner, name } of repositories) {
    if (owner !== org && !logins.includes(owner)) {
      throw new Error(
        `${owner}/${name}: ${owner} is neither the organization ${org} nor one of: ${logins.join(", ")}`,
      );
    }
  }
  const accounts = [org, ...new Set(repositories.map((one) => one.owner).filter((one) => one !== org))];
  const installationId = 5_001;
  const config = {
    users: logins.map((login) => ({ login, name: login, email: `${login}@users.noreply.github.com` })),
    orgs: [{ login: org, members: [{ login: first, role: "admin" }] }],
    repos: repositories.map((one) => ({
      owner: one.owner,
      name: one.name,
      private: one.private ?? false,
      auto_init: !one.empty,
    })),
    apps: [
      {
        app_id: app.id,
        slug: app.slug,
        name: app.name,
        private_key: privateKey,
        permissions: app.permissions,
        events: app.events,
        installations: accounts.map((account, index) => ({
          installation_id: installationId + index,
          account,
          permissions: app.permissions,
          events: app.events,
        })),
      },
    ],
  };
  const customRoles = new Map(
    repositories
      .flatMap(({ roles }) => Object.values(roles ?? {}))
      .flatMap((role) => (typeof role === "object" && role !== null ? [[role.name, role.base]] : [])),
  );
  return {
    logins,
    installationId,
    config,
    customRoles,
    finish: (tables) => finish(tables, logins, repositories, app),
  };
}

function finish(tables: Tables, logins: string[], repositories: SandboxRepository[], app: AppIdentity): void {
  addBot(tables, app);
  for (const { owner, name, roles } of repositories) {
    const repo = tables.repos.findOneBy("full_name", `${owner}/${name}`);
    if (!repo) continue;
    for (const login of logins) {
      const role = roles && Object.hasOwn(roles, login) ? (roles[login] ?? null) : "push";
      const user = tables.users.findOneBy("login", login);
      if (user && role !== null && login !== owner) {
        tables.collaborators.insert({ repo_id: repo.id, user_id: user.id, ...rowOf(role) });
      }
    }
  }
}

function rowOf(role: Role): Pick<CollaboratorRow, "permission" | "custom_role"> {
  if (typeof role === "object") return { permission: role.base, custom_role: role.name };
  return { permission: role === "read" ? "pull" : role === "write" ? "push" : role };
}

/** The emulator makes the bot at its first write; reads need it before. */
function addBot(tables: Tables, app: AppIdentity): void {
  const login = `${app.slug}[bot]`;
  if (!tables.users.findOneBy("login", login)) insertUser(tables, login, "Bot", app.name);
}
