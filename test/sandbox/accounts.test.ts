import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { person } from "../../src/sandbox/people.js";
import { refusal, type Setup, setUp } from "./receiver.js";

let setup: Setup;
beforeAll(async () => {
  setup = await setUp({ users: ["ada", "ben", "cleo", "constructor"] });
});
afterAll(() => setup.close());

const userOf = async (username: string) =>
  (await setup.ada.octokit.rest.users.getByUsername({ username })).data;
const permission = async (username: string) =>
  (await setup.ada.octokit.rest.repos.getCollaboratorPermissionLevel({ ...setup.place, username })).data;

describe("an account", () => {
  test("that is renamed keeps id, role, token and what it wrote; its login is free", async () => {
    const { sandbox, place } = setup;
    const cleo = person(sandbox, "cleo");
    const { id } = await userOf("cleo");
    const issue_number = await cleo.openIssue(place, "Cleo's");
    sandbox.renameUser("cleo", "cleopatra");

    expect(await userOf("cleopatra")).toMatchObject({ id, login: "cleopatra" });
    expect((await refusal(userOf("cleo"))).status).toBe(404);
    expect(await permission("cleopatra")).toMatchObject({ role_name: "write", user: { id } });
    await cleo.comment(place, issue_number, "Still me");
    const { payload } = await setup.last("issue_comment.created");
    expect(payload).toMatchObject({
      sender: { id, login: "cleopatra" },
      comment: { user: { id, login: "cleopatra" } },
      issue: { user: { id, login: "cleopatra" } },
    });
    expect(Object.keys(sandbox.tokens).sort()).toEqual(["ada", "ben", "cleopatra", "constructor"]);
  });

  test("that takes a freed login is another one", async () => {
    const { sandbox, place } = setup;
    const former = await userOf("cleopatra");
    sandbox.addUser("cleo");
    const { id } = await userOf("cleo");
    expect(id).not.toBe(former.id);
    expect(await permission("cleo")).toMatchObject({ role_name: "read" });
    await person(sandbox, "cleo").openIssue(place, "The other Cleo's");
    expect((await setup.last("issues.opened")).payload.sender).toMatchObject({ id, login: "cleo" });
    expect((await person(sandbox, "cleopatra").octokit.rest.users.getAuthenticated()).data.id).toBe(
      former.id,
    );
  });

  test("that is deleted leaves its words to the ghost, and its id to nobody", async () => {
    const { sandbox, place } = setup;
    sandbox.addUser("dan");
    const dan = person(sandbox, "dan");
    const { id } = await userOf("dan");
    const issue_number = await dan.openIssue(place, "Dan's");
    sandbox.deleteUser("dan");
    expect((await refusal(userOf("dan"))).status).toBe(404);
    expect((await refusal(permission("dan"))).status).toBe(404);
    expect((await refusal(dan.openIssue(place, "More"))).status).toBe(401);
    const { data } = await setup.ada.octokit.rest.issues.get({ ...place, issue_number });
    expect(data.user?.login).toBe("ghost");
    sandbox.addUser("dan");
    expect((await userOf("dan")).id).toBeGreaterThan(id);
    expect((await person(sandbox, "dan").octokit.rest.users.getAuthenticated()).data.login).toBe("dan");
  });

  test("is found by its id, and by its login in any case", async () => {
    const ben = await userOf("BEN");
    expect(ben.login).toBe("ben");
    const { data } = await setup.ada.octokit.request("GET /user/{account_id}", { account_id: ben.id });
    expect(data).toMatchObject({ id: ben.id, login: "ben" });
    expect(await permission("Ben")).toMatchObject({ role_name: "write", user: { login: "ben" } });
    expect(await permission("constructor")).toMatchObject({ role_name: "write" });
  });

  test.each(["ada", "ADA", "acme", "a--b", "-a", "a_b", "x".repeat(40), ""])(
    "can't be called %j",
    (login) => {
      expect(() => setup.sandbox.addUser(login)).toThrow();
      expect(() => setup.sandbox.renameUser("ben", login)).toThrow();
    },
  );

  test("can change while the sandbox is used over HTTP", async () => {
    const url = `${setup.sandbox.url}/_sandbox/users`;
    const send = (method: string, path: string, login?: string) =>
      fetch(url + path, { method, ...(login && { body: JSON.stringify({ login }) }) });
    expect(await (await send("POST", "", "eve")).json()).toEqual({ token: setup.sandbox.tokens.eve });
    expect((await send("PATCH", "/eve", "eva")).status).toBe(204);
    expect((await userOf("eva")).login).toBe("eva");
    expect((await send("DELETE", "/eva")).status).toBe(204);
    expect((await send("DELETE", "/eva")).status).toBe(404);
  });
});

describe("GraphQL", () => {
  test("gives the ids of many logins at once, and those it can't resolve as errors beside them", async () => {
    const error = (await setup.ada.octokit
      .graphql(
        `query { a: user(login: "Ada") { databaseId login } b: user(login: "nobody") { databaseId login }
          c: user(login: "signalbox[bot]") { databaseId } d: user(login: "acme") { databaseId }
          e: user(login: "constructor") { databaseId login } }`,
      )
      .catch((one) => one)) as { data: unknown; errors: unknown[] };
    expect(error.data).toEqual({
      a: { databaseId: (await userOf("ada")).id, login: "ada" },
      b: null,
      c: null,
      d: null,
      e: { databaseId: (await userOf("constructor")).id, login: "constructor" },
    });
    expect(error.errors).toMatchObject([
      { type: "NOT_FOUND", path: ["b"], message: "Could not resolve to a User with the login of 'nobody'." },
      { type: "NOT_FOUND", path: ["c"] },
      { type: "NOT_FOUND", path: ["d"] },
    ]);
  });

  test("gives the id of who wrote, person or bot", async () => {
    const { ada, place } = setup;
    const issue_number = await ada.openIssue(place, "Who?");
    await setup.asInstallation().request("POST /repos/{owner}/{repo}/issues/{issue_number}/comments", {
      ...place,
      issue_number,
      body: "I, the App",
    });
    const { repository } = (await ada.octokit.graphql(
      `query($owner: String!, $repo: String!, $number: Int!) { repository(owner: $owner, name: $repo) {
        issue(number: $number) { author { ...who } comments(first: 1) { nodes { author { ...who } } } } } }
        fragment who on Actor { __typename login ... on User { databaseId } ... on Bot { databaseId } }`,
      { ...place, number: issue_number },
    )) as { repository: unknown };
    const bot = await userOf("signalbox[bot]");
    expect(repository).toEqual({
      issue: {
        author: { __typename: "User", login: "ada", databaseId: (await userOf("ada")).id },
        comments: {
          nodes: [{ author: { __typename: "Bot", login: "signalbox", databaseId: bot.id } }],
        },
      },
    });
  });
});

test("every account in every delivery has its number, and no two share one", async () => {
  const { ada, ben, place } = setup;
  await ben.push(place, { branch: "numbered", message: "N", files: { "n.txt": "n" } });
  const pull = await ben.openPull(place, { head: "numbered", title: "N" });
  await ada.review(place, pull, "APPROVE", "Good");
  await ada.comment(place, pull, "Good");
  await setup.events();
  const ids = new Map<number, string>();
  const visit = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return;
    const { login, id } = value as { login?: unknown; id?: unknown };
    if (typeof login === "string" && "node_id" in value) {
      expect(id).toEqual(expect.any(Number));
      const known = ids.get(Number(id));
      // Cleo was renamed; nobody else was.
      if (known !== undefined && !known.startsWith("cleo")) expect(login).toBe(known);
      ids.set(Number(id), login);
    }
    for (const one of Object.values(value)) visit(one);
  };
  for (const { payload } of setup.received) visit(payload);
  expect([...ids.values()]).toEqual(expect.arrayContaining(["acme", "ada", "ben", "cleo", "cleopatra"]));
});
