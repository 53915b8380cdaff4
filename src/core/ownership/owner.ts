/** An owner as an ownership file names it. Names keep their spelling; compare them without case. */
export type Owner =
  /** A bare id: of a track or of a session. */
  | { kind: "name"; name: string }
  | { kind: "track"; name: string }
  | { kind: "session"; name: string }
  | { kind: "login"; name: string }
  | { kind: "team"; name: string }
  | { kind: "email"; name: string };

const login = /^[a-z\d](?:[a-z\d]|-(?=[a-z\d])){0,38}(?:_[a-z\d]+)?(?:\[bot\])?$/i;
const team = /^[a-z\d][a-z\d-]{0,38}\/[a-z\d][\w.-]{0,99}$/i;
const email = /^[^\s@]{1,64}@[a-z\d.-]{1,190}$/i;
const bare = /^[\p{L}\p{N}_][\p{L}\p{N}\p{M}._+/-]{0,99}$/u;
/** After `track:` anything that is printable may stand, since a plan may call an item `#192`. */
const prefixed = /^[^\s\p{Cc}\p{Cf}]{1,100}$/u;

/** Reads one owner; null where it is none of the allowed forms. */
export function parseOwner(text: string): Owner | null {
  const prefix = /^(track|session):(.*)$/is.exec(text);
  if (prefix) {
    const kind = prefix[1]?.toLowerCase() === "track" ? "track" : "session";
    const name = prefix[2] ?? "";
    return prefixed.test(name) ? { kind, name } : null;
  }
  if (text.startsWith("@")) {
    const name = text.slice(1);
    if (login.test(name)) return { kind: "login", name };
    return team.test(name) ? { kind: "team", name } : null;
  }
  if (email.test(text)) return { kind: "email", name: text };
  return bare.test(text) ? { kind: "name", name: text } : null;
}
