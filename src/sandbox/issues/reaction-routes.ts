import type { Hono } from "hono";
import { authorizeReader, issueOf, repositoryOf } from "../server/access.js";
import { bodyOf } from "../server/body.js";
import { invalid, notFound } from "../server/errors.js";
import { answerPage } from "../server/pages.js";
import type { Env, RouteContext } from "../server/types.js";
import { actorOf, type Json, renderUser, type World } from "../world.js";
import { type Reaction, type ReactionContent, type ReactionSubject, reactionContents } from "./reactions.js";

interface Subject {
  kind: ReactionSubject;
  id: number;
}

/** https://docs.github.com/en/rest/reactions/reactions, on issues and comments, also those on lines. */
export function reactionRoutes(app: Hono<Env>, world: World): void {
  const places: [string, (c: RouteContext) => Subject][] = [
    ["/repos/:owner/:repo/issues/comments/:id/reactions", (c) => commentOf(world, c, "issue")],
    ["/repos/:owner/:repo/pulls/comments/:id/reactions", (c) => commentOf(world, c, "review")],
    [
      "/repos/:owner/:repo/issues/:number{[0-9]+}/reactions",
      (c) => {
        return { kind: "issue", id: issueOf(world, c, repositoryOf(world, c), "pulls").id };
      },
    ],
  ];
  for (const [path, subjectOf] of places) {
    app.get(path, async (c) => {
      const { kind, id } = subjectOf(c);
      const shown = await Promise.all(world.reactions.list(kind, id).map((one) => show(world, one)));
      return answerPage(c, shown, (one) => one);
    });
    app.post(path, async (c) => {
      const { kind, id } = subjectOf(c);
      const caller = authorizeAny(world, c);
      const content = (await bodyOf(c)).content as ReactionContent;
      if (!reactionContents.includes(content))
        throw invalid("Reaction", "content", "content is invalid", "invalid");
      const { reaction, isNew } = world.reactions.add(kind, id, actorOf(world, caller).id, content);
      return c.json(await show(world, reaction), isNew ? 201 : 200);
    });
    app.delete(`${path}/:reaction`, (c) => {
      const { kind, id } = subjectOf(c);
      authorizeAny(world, c);
      if (!world.reactions.remove(kind, id, Number(c.req.param("reaction")))) throw notFound();
      return c.body(null, 204);
    });
  }
}

function commentOf(world: World, c: RouteContext, type: "issue" | "review"): Subject {
  const repo = repositoryOf(world, c);
  const comment = world.tables.comments.get(Number(c.req.param("id")));
  if (comment?.repo_id !== repo.id || comment.comment_type !== type) throw notFound();
  return { kind: "comment", id: comment.id };
}

function authorizeAny(world: World, c: RouteContext) {
  return authorizeReader(world, c, repositoryOf(world, c), ["issues", "pull_requests"]);
}

async function show(world: World, reaction: Reaction): Promise<Json> {
  const login = world.tables.users.get(reaction.userId)?.login ?? "ghost";
  return {
    id: reaction.id,
    node_id: reaction.nodeId,
    user: await renderUser(world, login),
    content: reaction.content,
    created_at: reaction.createdAt,
  };
}
