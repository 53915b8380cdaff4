import { benches } from "./benches.js";

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !benches.some((bench) => bench.name === name));
if (unknown.length > 0) {
  const names = benches.map(({ name }) => name).join(", ");
  process.stderr.write(`bench: no benchmark is called ${unknown.join(", ")} (there are: ${names})\n`);
  process.exit(2);
}

for (const bench of benches) {
  if (wanted.length > 0 && !wanted.includes(bench.name)) continue;
  process.stdout.write(`\n${bench.name}: ${bench.title}\n`);
  const { run } = await bench.load();
  for (const line of await run()) process.stdout.write(`  ${line}\n`);
}
