import Table from "cli-table3";
import { visible } from "../output.js";

/** Rows with a head, in a frame; empty where there are none. */
export function table(head: string[], rows: string[][]): string {
  if (rows.length === 0) return "";
  const body = new Table({ head, style: { head: [], border: [] } });
  body.push(...rows);
  return `${body.toString()}\n`;
}

/** What fits into `most` characters, without anything that would move the cursor. */
export const shortened = (text: string, most: number): string => {
  const chars = [...visible(text.replace(/\s+/g, " "))];
  return chars.length > most ? `${chars.slice(0, most - 1).join("")}…` : chars.join("");
};
