import * as stable from "@opentelemetry/semantic-conventions";
import * as experimental from "@opentelemetry/semantic-conventions/incubating";
import { expect, test } from "vitest";

import { INFRASTRUCTURE_KEYS, isInfrastructureKey } from "../../src/keys/infrastructure-key.ts";

const valuesOf = (names: object): unknown[] => Object.values(names);
const registry = new Set<unknown>([...valuesOf(stable), ...valuesOf(experimental)]);

test("all are attributes of the registry", () => {
  expect([...INFRASTRUCTURE_KEYS].filter((key) => !registry.has(key))).toEqual([]);
});

test("addresses that can be a person's are not among them", () => {
  for (const key of [
    "client.address",
    "source.address",
    "destination.address",
    "http.client_ip",
    "net.peer.ip",
    "network.peer.address",
  ])
    expect(isInfrastructureKey(key)).toBe(false);
});
