import { maxDocumentBytes, type RepositoryFile } from "../app/ports/documents.js";
import { place, type Seat } from "./seat.js";

/** A blob as GraphQL has it. */
export interface BlobNode {
  oid: string;
  /** Bytes. */
  byteSize: number;
  isBinary: boolean | null;
  /** GraphQL cuts texts above 512 KB. */
  isTruncated: boolean;
  text: string | null;
}

/** The file that a blob holds; 1 request more where GraphQL's text may not be all of it. */
export async function fileOfBlob(seat: Seat, path: string, blob: BlobNode): Promise<RepositoryFile> {
  return { path, oid: blob.oid, size: blob.byteSize, text: await textOf(seat, blob) };
}

async function textOf(seat: Seat, blob: BlobNode): Promise<string | null> {
  if (blob.byteSize > maxDocumentBytes || blob.isBinary) return null;
  // A replacement character is in the file itself, or stands for bytes that are not UTF-8.
  const whole = blob.text !== null && !blob.isTruncated && !blob.text.includes("\uFFFD");
  return whole ? blob.text : rawText(seat, blob.oid);
}

/** The blob's text, byte for byte; null where it is not UTF-8. */
async function rawText(seat: Seat, oid: string): Promise<string | null> {
  const { data } = await seat.client.request("GET /repos/{owner}/{repo}/git/blobs/{file_sha}", {
    ...place(seat),
    file_sha: oid,
  });
  const bytes = Buffer.from(data.content, data.encoding === "base64" ? "base64" : "utf8");
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}
