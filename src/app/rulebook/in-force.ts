import { configOf } from "../../core/config/config-of.js";
import type { Config } from "../../core/config/model.js";
import type { Plan } from "../../core/plan/model.js";
import type { Context } from "../context.js";
import { planOf } from "./plan-of.js";

/** The config that is in force, from the store: no request. */
export async function configInForce({
  store,
  repository,
}: Pick<Context, "store" | "repository">): Promise<Config> {
  const [kept] = await store.documents.lastGood(repository.id, "config");
  return configOf(kept ?? null).config;
}

/** The plan that is in force, from the store: no request. */
export async function planInForce({
  store,
  repository,
}: Pick<Context, "store" | "repository">): Promise<Plan> {
  return planOf(await store.documents.lastGood(repository.id, "plan"));
}
