import type { OrgRow, RepoRow, UserRow } from "../../emulate/tables.js";
import { ownerOf } from "../../world.js";
import { connection, type PageArguments } from "../connection.js";
import { type GraphQLContext, mayProject, type View } from "../context.js";
import { graphqlError } from "../errors.js";

/** Null: the user is deleted (GitHub then shows no author). */
export function actorView(ctx: GraphQLContext, userId: number | null): View | null {
  const user = userId === null ? undefined : ctx.world.tables.users.get(userId);
  return user && user.login !== "ghost" ? ctx.show.user(user) : null;
}

export function userView(ctx: GraphQLContext, user: UserRow): View {
  const bot = user.type === "Bot";
  return {
    __typename: bot ? "Bot" : "User",
    // GitHub's GraphQL leaves the `[bot]` of REST out.
    ...common(ctx, user, user.login.replace(/\[bot\]$/, "")),
    name: user.name,
    ...(!bot && ownerFields(ctx, "User", user)),
  };
}

export function organizationView(ctx: GraphQLContext, org: OrgRow): View {
  return {
    __typename: "Organization",
    ...common(ctx, org, org.login),
    name: org.login,
    ...ownerFields(ctx, "Organization", org),
  };
}

export function ownerView(ctx: GraphQLContext, repo: RepoRow): View {
  const owner = ownerOf(ctx.world.tables, repo);
  return repo.owner_type === "User" ? ctx.show.user(owner as UserRow) : ctx.show.organization(owner);
}

function common(ctx: GraphQLContext, row: UserRow | OrgRow, login: string) {
  const { url } = ctx.world;
  return {
    id: row.node_id,
    databaseId: row.id,
    login,
    url: `${url}/${login}`,
    resourcePath: `/${login}`,
    avatarUrl: `${url}/avatars/u/${login}`,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}

function ownerFields(ctx: GraphQLContext, type: "User" | "Organization", row: UserRow | OrgRow) {
  const { world } = ctx;
  const owner = { ownerType: type, ownerId: row.id };
  const projects = () => (mayProject(ctx, owner, "read") ? world.projects.ofOwner(type, row.id) : []);
  return {
    projectsV2: (args: PageArguments & { query?: string }) =>
      connection(search(projects(), args.query), args, "projectsV2", (one) => ctx.show.project(one)),
    projectV2: ({ number }: { number: number }) => {
      const found = projects().find((one) => one.number === number);
      if (!found)
        throw graphqlError("NOT_FOUND", `Could not resolve to a ProjectV2 with the number ${number}.`);
      return ctx.show.project(found);
    },
    repository: ({ name }: { name: string }) => {
      const repo = world.tables.repos.findOneBy("full_name", `${row.login}/${name}`);
      return repo ? ctx.show.repository(repo) : null;
    },
  };
}

/** GitHub's query: words of the title, `is:open` and `is:closed`. */
function search<T extends { title: string; closed: boolean }>(projects: T[], query: string | undefined): T[] {
  const words = (query ?? "").toLowerCase().split(/\s+/).filter(Boolean);
  return projects.filter((one) =>
    words.every((word) => {
      if (word === "is:open" || word === "is:closed") return one.closed === (word === "is:closed");
      return one.title.toLowerCase().includes(word.replaceAll('"', ""));
    }),
  );
}
