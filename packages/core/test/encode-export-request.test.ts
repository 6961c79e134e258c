import { expect, test } from "vitest";
import { encodeExportRequest, encodeSpan } from "@sideband/core/otlp";
import type { ReadableSpan } from "@sideband/core";

import { readRequest } from "./support/official-schema.ts";
import { resourceOf, spanOf } from "./support/spans.ts";

const encoded = (span: ReadableSpan) => ({
  bytes: encodeSpan(span),
  resource: span.resource,
  scope: span.instrumentationScope,
});

test("no spans make an empty request", () => {
  expect(encodeExportRequest([])).toHaveLength(0);
});

test("spans are grouped by resource and scope, in the order in which these first came", () => {
  const [a, b] = [resourceOf({ name: "a" }), resourceOf({ name: "b" })];
  const [x, y] = [{ name: "x" }, { name: "y", version: "2", schemaUrl: "https://example.com/1", attributes: { k: 1 } }];
  const spans = [
    spanOf({ name: "1", resource: a, instrumentationScope: x }),
    spanOf({ name: "2", resource: b, instrumentationScope: y }),
    spanOf({ name: "3", resource: a, instrumentationScope: y }),
    spanOf({ name: "4", resource: a, instrumentationScope: x }),
  ];
  const groups = readRequest(encodeExportRequest(spans.map(encoded))).resourceSpans;
  expect(
    groups?.map(({ resource, scopeSpans }) => [
      resource?.attributes?.[0]?.value?.stringValue,
      scopeSpans?.map(({ scope, spans: inside }) => [scope?.name, inside?.map(({ name }) => name)]),
    ]),
  ).toEqual([
    [
      "a",
      [
        ["x", ["1", "4"]],
        ["y", ["3"]],
      ],
    ],
    ["b", [["y", ["2"]]]],
  ]);
  expect(groups?.[1]?.scopeSpans?.[0]).toMatchObject({ schemaUrl: "https://example.com/1", scope: { version: "2" } });
});

test("a resource is told as it is, until it is final", () => {
  const attributes: { late?: string } = {};
  const resource = { ...resourceOf(), attributes, asyncAttributesPending: true };
  const span = encoded(spanOf({ resource }));
  const told = (): unknown => readRequest(encodeExportRequest([span])).resourceSpans?.[0]?.resource?.attributes;
  expect(told()).toBeUndefined();
  attributes.late = "host";
  resource.asyncAttributesPending = false;
  expect(told()).toEqual([{ key: "late", value: { stringValue: "host" } }]);
});

test("a resource that cannot be read holds up no span", () => {
  const resource = resourceOf();
  Object.defineProperty(resource, "attributes", {
    get: () => {
      throw new Error("no");
    },
  });
  const request = readRequest(encodeExportRequest([encoded(spanOf({ name: "sent", resource }))]));
  expect(request.resourceSpans?.[0]?.scopeSpans?.[0]?.spans?.[0]?.name).toBe("sent");
});

test("the memory may be the caller's, and larger than needed", () => {
  const memory = Buffer.alloc(10_000, 0xff);
  const span = encoded(spanOf());
  const request = encodeExportRequest([span], () => memory);
  expect(request.buffer).toBe(memory.buffer);
  expect(Buffer.from(request).equals(encodeExportRequest([span]))).toBe(true);
});
