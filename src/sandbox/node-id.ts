/** A node id as the emulator makes them, so that REST and GraphQL agree: base64 of `0:Issue12`. */
export function nodeIdOf(type: string, id: number): string {
  return Buffer.from(`0:${type}${id}`).toString("base64").replace(/=+$/, "");
}

/** The type and the key of a node id; an empty type where it is none. */
export function decodeNodeId(id: string): [type: string, key: number] {
  const match = /^0:([A-Za-z]+)(\d{1,15})$/.exec(Buffer.from(id, "base64").toString());
  return match ? [match[1] ?? "", Number(match[2])] : ["", 0];
}
