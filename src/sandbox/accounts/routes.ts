import type { Hono } from "hono";
import { notFound } from "../server/errors.js";
import type { Env } from "../server/types.js";
import { renderUser, type World } from "../world.js";

/** https://docs.github.com/en/rest/users/users#get-a-user-using-their-id, which the emulator has not. */
export function accountRoutes(app: Hono<Env>, world: World): void {
  app.get("/user/:id{[0-9]+}", async (c) => {
    const user = world.tables.users.get(Number(c.req.param("id")));
    if (!user) throw notFound();
    return c.json(await renderUser(world, user.login));
  });
}
