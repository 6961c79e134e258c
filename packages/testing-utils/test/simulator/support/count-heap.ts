import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

import { TraceSimulator } from "../../../src/simulator/trace-simulator.ts";

setFlagsFromString("--expose-gc");
const collectGarbage = runInNewContext("gc") as () => void;

const heapBytes = (): number => {
  collectGarbage();
  collectGarbage();
  return process.memoryUsage().heapUsed;
};

// Makes as many spans as the arguments say, and prints how large the heap was each time the count was reached.
const [kind, ...counts] = process.argv.slice(2);
const targets = counts.map(Number);
const simulator = new TraceSimulator();
const workload = { ratePerSecond: 100 };

const numberOfSpans = function* (): Generator<number> {
  if (kind === "spans") for (const _ of simulator.workloadSpans(workload)) yield 1;
  else for (const { spans } of simulator.workload(workload)) yield spans.length;
};

const start = performance.now();
const heaps: number[] = [];
let made = 0;
for (const more of numberOfSpans()) {
  made += more;
  if (made < (targets[heaps.length] ?? Infinity)) continue;
  heaps.push(heapBytes());
  if (heaps.length === targets.length) break;
}
console.log(JSON.stringify({ heaps, made, spansPerSecond: Math.round((made / (performance.now() - start)) * 1e3) }));
