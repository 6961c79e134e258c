import { type Answer, CollectorServer, type DataScript } from "@sideband/testing-utils";

import type { CollectorEvidence } from "./evidence.ts";
import type { Terminal } from "./terminal.ts";
import { tracedSpan } from "./traced-span.ts";

/** Where the spans go. */
export interface Receiver extends AsyncDisposable {
  readonly endpoint: string;
  /** What it holds, where it can be asked. */
  evidence(secrets: Readonly<Record<string, string>>): Promise<CollectorEvidence | undefined>;
}

/** A collector in a process of its own. */
const ownCollector = async (terminal: Terminal, script: DataScript<Answer> | undefined): Promise<Receiver> => {
  const collector = await CollectorServer.spawn(script === undefined ? {} : { script });
  terminal.line(`  collector       ${collector.url}     process ${collector.pid}`);
  return {
    endpoint: collector.url,
    async evidence(secrets) {
      await collector.idle();
      const leaked: string[] = [];
      for (const [what, secret] of Object.entries(secrets)) if (await collector.received(secret)) leaked.push(what);
      return { spans: (await collector.spans()).map((span) => tracedSpan(span)), leaked };
    },
    [Symbol.asyncDispose]: () => collector.close(),
  };
};

const otherReceiver = (endpoint: string, terminal: Terminal): Receiver => {
  terminal.line(`  receiver        ${endpoint}`);
  return {
    endpoint,
    evidence: () => Promise.resolve(undefined),
    [Symbol.asyncDispose]: () => Promise.resolve(),
  };
};

/** @param script how a collector of our own answers; acceptance unless told otherwise. */
export const startReceiver = (
  endpoint: string | undefined,
  terminal: Terminal,
  script: DataScript<Answer> | undefined,
): Promise<Receiver> =>
  endpoint === undefined ? ownCollector(terminal, script) : Promise.resolve(otherReceiver(endpoint, terminal));
