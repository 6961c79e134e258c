import { expect, test } from "vitest";

import type { Destination } from "../../src/egress/destination.ts";
import { EgressDecision } from "../../src/egress/egress-decision.ts";
import { EgressLog } from "../../src/egress/egress-log.ts";

test("the rules are asked once for each host, and no more than a thousand answers are kept", () => {
  const asked: string[] = [];
  const logger = { info: () => {}, warn: () => {} };
  const keysFor = ({ hostname }: Destination): ReadonlySet<string> => {
    asked.push(hostname);
    return new Set();
  };
  const decision = new EgressDecision({ keysFor, keysForUnknown: undefined, logger }, new EgressLog(logger));
  const decide = (hostname: string): unknown => decision.decide([{ hostname, port: undefined }]);
  for (let at = 0; at < 1000; at += 1) decide(`h${at}.example`);
  decide("h0.example");
  expect(asked).toHaveLength(1000);
  decide("one-too-many.example");
  decide("h0.example");
  expect(asked.slice(1000)).toStrictEqual(["one-too-many.example", "h0.example"]);
});
