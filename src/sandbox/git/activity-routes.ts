import type { Hono } from "hono";
import { nodeIdOf } from "../node-id.js";
import { repositoryOf } from "../server/access.js";
import { Refusal } from "../server/errors.js";
import { pageOf } from "../server/pages.js";
import type { Env, RouteContext } from "../server/types.js";
import { type Json, renderUser, type World } from "../world.js";
import { type Activity, activityTypes } from "./activity.js";

const hour = 3_600_000;
const periods: Record<string, number> = {
  day: 24 * hour,
  week: 168 * hour,
  month: 30 * 24 * hour,
  quarter: 90 * 24 * hour,
  year: 365 * 24 * hour,
};

/** https://docs.github.com/en/rest/repos/repos#list-repository-activities: newest first, paged by cursors. */
export function activityRoutes(app: Hono<Env>, world: World): void {
  app.get("/repos/:owner/:repo/activity", async (c) => {
    const repo = repositoryOf(world, c);
    const listed = world.activity.of(repo.id).filter(filterOf(world, c));
    const isAscending = c.req.query("direction") === "asc";
    return answerSlice(c, isAscending ? listed : listed.toReversed(), (one) => show(world, one));
  });
}

function filterOf(world: World, c: RouteContext): (one: Activity) => boolean {
  const { ref, actor, time_period: period, activity_type: type } = c.req.query();
  if (type !== undefined && !(activityTypes as readonly string[]).includes(type))
    throw new Refusal(422, `${type} is no activity_type`);
  if (period !== undefined && !Object.hasOwn(periods, period))
    throw new Refusal(422, `${period} is no time_period`);
  const since = period === undefined ? 0 : Date.now() - (periods[period] ?? 0);
  const fullRef = ref === undefined || ref.startsWith("refs/") ? ref : `refs/heads/${ref}`;
  const actorId = actor === undefined ? undefined : (world.tables.users.findOneBy("login", actor)?.id ?? -1);
  return (one) =>
    (fullRef === undefined || one.ref === fullRef) &&
    (actorId === undefined || one.actorId === actorId) &&
    (type === undefined || one.type === type) &&
    Date.parse(one.at) >= since;
}

/** Cursors are ids: `after` goes on behind one, `before` ends in front of one. */
async function answerSlice(
  c: RouteContext,
  all: Activity[],
  view: (one: Activity) => Promise<Json>,
): Promise<Response> {
  const { perPage } = pageOf(c);
  const indexOf = (name: string) => all.findIndex((one) => String(one.id) === c.req.query(name));
  const end = c.req.query("before") === undefined ? all.length : Math.max(0, indexOf("before"));
  const start = c.req.query("before") === undefined ? indexOf("after") + 1 : Math.max(0, end - perPage);
  const page = all.slice(start, Math.min(end, start + perPage));
  const link = (name: string, one: Activity | undefined, rel: string) => {
    const url = new URL(c.req.url);
    for (const cursor of ["after", "before"]) url.searchParams.delete(cursor);
    url.searchParams.set(name, String(one?.id));
    return `<${url}>; rel="${rel}"`;
  };
  const links = [
    ...(start > 0 && page.length > 0 ? [link("before", page[0], "prev")] : []),
    ...(start + page.length < all.length && page.length > 0 ? [link("after", page.at(-1), "next")] : []),
  ];
  if (links.length > 0) c.header("Link", links.join(", "));
  return c.json(await Promise.all(page.map(view)));
}

async function show(world: World, one: Activity): Promise<Json> {
  const user = world.tables.users.get(one.actorId);
  return {
    id: one.id,
    node_id: nodeIdOf("Activity", one.id),
    before: one.before,
    after: one.after,
    ref: one.ref,
    timestamp: one.at,
    activity_type: one.type,
    actor: user ? await renderUser(world, user.login) : null,
  };
}
