import { expect, it } from "vitest";

import { runSuite } from "../src/suite.ts";
import { SUITE_TIMEOUT_MS } from "./support/run-time.ts";

it(
  "finds nothing wrong with Sideband, in every scenario with every client",
  async () => {
    const [result] = await runSuite({ adapters: ["sideband"] });
    const found = result?.cells.flatMap(({ scenario, client, findings }) =>
      findings.map(({ aspect, message }) => `${scenario} × ${client}: ${aspect}: ${message}`),
    );
    expect(found).toEqual([]);
    expect(result?.cells).toHaveLength(422);
    expect(result?.notRecorded).toEqual([]);
    expect(result?.strays).toEqual([]);
  },
  SUITE_TIMEOUT_MS,
);
