import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DecodeError, decodeResource, decodeScope } from "@sideband/core/otlp";
import { resourceFromAttributes } from "sdk-under-test";

import { encodeResource, encodeScope } from "../src/otlp/encode-origin.ts";
import { arbitraryResource, arbitraryScope } from "./support/arbitrary-span.ts";
import { resourceOf } from "./support/spans.ts";

const numRuns = Number(process.env["FC_NUM_RUNS"] ?? 300);

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString("hex");

describe("decodeResource", () => {
  test("gives back what was encoded, so that encoding it again gives the same bytes", () => {
    fc.assert(
      fc.property(arbitraryResource, fc.option(fc.webUrl(), { nil: undefined }), (resource, schemaUrl) => {
        const encoded = encodeResource({ ...resource, ...(schemaUrl !== undefined && { schemaUrl }) });
        const decoded = decodeResource(encoded.bytes, encoded.schemaUrl);
        expect(decoded.schemaUrl).toBe(schemaUrl);
        const keys = Object.keys(resource.attributes).map((key) => key.toWellFormed());
        expect(Object.keys(decoded.attributes).toSorted()).toEqual([...new Set(keys)].toSorted());
        const again = decodeResource(encodeResource(decoded).bytes);
        expect(again.attributes).toEqual(decoded.attributes);
        expect(decoded.getRawAttributes()).toEqual(Object.entries(decoded.attributes));
      }),
      { numRuns },
    );
  });

  test("merges as the stock resource does", () => {
    const urls = [undefined, "https://a.example/1", "https://b.example/2"];
    for (const mine of urls) {
      for (const theirs of urls) {
        const one = { attributes: { a: 1, b: 1 }, options: mine === undefined ? undefined : { schemaUrl: mine } };
        const two = { attributes: { b: 2, c: 2 }, options: theirs === undefined ? undefined : { schemaUrl: theirs } };
        const stock = resourceFromAttributes(one.attributes, one.options).merge(
          resourceFromAttributes(two.attributes, two.options),
        );
        const bytes = (attributes: object): Uint8Array => encodeResource(resourceOf({ ...attributes })).bytes;
        const url = (text: string | undefined): Uint8Array => Buffer.from(text ?? "");
        const ours = decodeResource(bytes(one.attributes), url(mine)).merge(
          decodeResource(bytes(two.attributes), url(theirs)),
        );
        expect(ours.attributes).toEqual(stock.attributes);
        expect(ours.schemaUrl).toBe(stock.schemaUrl);
      }
    }
    const alone = decodeResource(encodeResource(resourceOf({ a: 1 })).bytes);
    expect(alone.merge(null)).toBe(alone);
  });
});

describe("decodeScope", () => {
  test("gives back what was encoded", () => {
    fc.assert(
      fc.property(arbitraryScope, (scope) => {
        const encoded = encodeScope({ ...scope });
        const decoded = decodeScope(encoded.bytes, encoded.schemaUrl);
        expect(decoded).toEqual({
          name: scope.name.toWellFormed(),
          ...(scope.version !== undefined && scope.version !== "" && { version: scope.version.toWellFormed() }),
          ...(scope.schemaUrl !== undefined && { schemaUrl: scope.schemaUrl }),
        });
      }),
      { numRuns },
    );
  });

  test("keeps attributes and the count of those that were dropped", () => {
    const encoded = encodeScope({ name: "a", attributes: { k: [1, "x"], __proto__: null }, droppedAttributesCount: 3 });
    const decoded = decodeScope(encoded.bytes);
    expect(decoded).toEqual({ name: "a", attributes: { k: [1, "x"] }, droppedAttributesCount: 3 });
    expect(hex(encodeScope(decoded).bytes)).toBe(hex(encoded.bytes));
  });
});

test("any damaged message is read or is a DecodeError, and nothing else", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60, size: "max" }), (bytes) => {
      for (const decode of [decodeResource, decodeScope]) {
        try {
          decode(bytes);
        } catch (error) {
          expect(error).toBeInstanceOf(DecodeError);
        }
      }
    }),
    { numRuns },
  );
});
