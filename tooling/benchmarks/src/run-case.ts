import { baggage } from "./cases/baggage.ts";
import { encodings } from "./cases/encoding.ts";
import { queues } from "./cases/queue.ts";
import { redaction } from "./cases/redaction.ts";
import { traceContext } from "./cases/trace-context.ts";
import { tracing } from "./cases/traced.ts";
import { wrappedClients } from "./cases/wrapped-clients.ts";
import { compete, type Contest } from "./contest.ts";

export const cases: Readonly<Record<string, () => Contest>> = {
  ...queues,
  ...encodings,
  ...traceContext,
  ...baggage,
  ...tracing,
  ...wrappedClients,
  ...redaction,
};

// One process per case: what the compiler learned from one must not help or hurt the next.
const [name, rounds] = import.meta.main ? process.argv.slice(2) : [];
if (name !== undefined) {
  const contest = cases[name];
  if (contest === undefined) throw new TypeError(`Expected one of ${Object.keys(cases).join(", ")}, got ${name}`);
  process.stdout.write(JSON.stringify(await compete(contest(), Number(rounds))));
}
