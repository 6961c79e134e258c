import { expect, it } from "vitest";

import { runSuite } from "../src/suite.ts";
import { scenarios } from "../src/scenarios.ts";
import { SUITE_TIMEOUT_MS } from "./support/run-time.ts";

const IDLE = new URL("./support/idle-adapter.ts", import.meta.url).pathname;

it(
  "finds no more than missing spans where nothing is instrumented: programs do the same twice",
  async () => {
    const [result] = await runSuite({ adapters: [IDLE] });
    const found = result?.cells.flatMap(({ scenario, client, findings }) =>
      findings.map(({ aspect, message }) => `${scenario} × ${client}: ${aspect}: ${message}`),
    );
    const missing = result?.cells.map(({ scenario, client }) => {
      const count = scenarios.find(({ name }) => name === scenario)?.spans.length;
      return `${scenario} × ${client}: spans: expected ${count}, got 0`;
    });
    expect(found).toEqual(missing);
    expect(result?.cells).toHaveLength(296);
    expect(result?.strays).toEqual([]);
  },
  SUITE_TIMEOUT_MS,
);
