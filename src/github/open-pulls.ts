import { place, type Seat } from "./seat.js";

const pageSize = 100;

/** Numbers of the open pull requests: 1 request per 100. */
export async function openPulls(seat: Seat): Promise<number[]> {
  const numbers: number[] = [];
  for (let page = 1; ; page += 1) {
    const { data } = await seat.client.request("GET /repos/{owner}/{repo}/pulls", {
      ...place(seat),
      state: "open",
      sort: "created",
      direction: "asc",
      per_page: pageSize,
      page,
    });
    numbers.push(...data.map(({ number }) => number));
    if (data.length < pageSize) return numbers;
  }
}
