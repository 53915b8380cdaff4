import { type ApiPlace, askApi } from "../api-client.js";
import { json, type Outcome } from "../outcome.js";
import { visible } from "../output.js";
import { table } from "../plan/table.js";

type Environment = Record<string, string | undefined>;
type Options = ApiPlace & { json?: boolean };

interface Listed {
  id: string;
  session: string;
  note: string | null;
  created: string;
  used: string | null;
  revoked: string | null;
}

const said = (stdout: string): Outcome => ({ stdout, stderr: "", code: 0 });

/** The secret alone on standard output, so that it can be piped; what to know of it on standard error. */
export async function createToken(
  options: Options & { session: string; note?: string },
  environment: Environment,
): Promise<Outcome> {
  const { session, note } = options;
  const body = note === undefined ? { session } : { session, note };
  const made = (await askApi(options, environment, { method: "POST", path: "/tokens", body })) as Listed & {
    token: string;
  };
  if (options.json) return said(json(made));
  const stderr = `For session ${made.session}; shown this once. \`signalbox token revoke ${made.id}\` makes it worthless.\n`;
  return { stdout: `${made.token}\n`, stderr, code: 0 };
}

export async function listTokens(options: Options, environment: Environment): Promise<Outcome> {
  const answer = await askApi(options, environment, { method: "GET", path: "/tokens" });
  const { tokens } = answer as { tokens: Listed[] };
  if (options.json) return said(json({ tokens }));
  const rows = tokens.map(({ id, session, note, created, used, revoked }) =>
    [id, session, note ?? "", created, used ?? "never", revoked ?? ""].map(visible),
  );
  return said(table(["Id", "Session", "Note", "Made", "Used", "Revoked"], rows) || "There are no tokens.\n");
}

export async function revokeToken(id: string, options: Options, environment: Environment): Promise<Outcome> {
  await askApi(options, environment, { method: "DELETE", path: `/tokens/${encodeURIComponent(id)}` });
  return said(options.json ? json({ revoked: id }) : "Revoked.\n");
}
