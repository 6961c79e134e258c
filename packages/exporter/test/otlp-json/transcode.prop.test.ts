import fc from "fast-check";
import { expect, test } from "vitest";

import { arbitraryRequest } from "./support/arbitrary-request.ts";
import { officialBytes, officialJson } from "./support/official-json.ts";
import { rearrange } from "./support/rearrange.ts";
import { toJson, traceMessage } from "./support/to-json.ts";

const request = traceMessage("ExportTraceServiceRequest");

test("any request becomes what the official schema says of it", () => {
  const property = fc.property(arbitraryRequest, (message) => {
    const bytes = officialBytes(message);
    const json = toJson(bytes);
    expect(JSON.parse(json)).toEqual(officialJson(bytes));
    expect(json).not.toMatch(/[\n\r]/u);
  });
  fc.assert(property, { numRuns: Number(process.env.FC_NUM_RUNS ?? 300) });
});

test("in whatever order its fields come, and whatever unknown ones are between them", () => {
  const property = fc.property(arbitraryRequest, fc.infiniteStream(fc.nat()), (message, numbers) => {
    const bytes = officialBytes(message);
    const moved = rearrange(bytes, request, (below) => (numbers.next().value as number) % below);
    const expected = officialJson(bytes);
    expect(officialJson(moved)).toEqual(expected);
    expect(JSON.parse(toJson(moved))).toEqual(expected);
  });
  fc.assert(property, { numRuns: Number(process.env.FC_NUM_RUNS ?? 300) });
});

/** What is done to a request on its way. */
const damage = fc.record({ cutAt: fc.nat(), flipAt: fc.nat(), to: fc.nat({ max: 255 }) });

test("bytes that are no request are refused, or become some JSON", () => {
  const property = fc.property(arbitraryRequest, damage, (message, { cutAt, flipAt, to }) => {
    const bytes = Buffer.from(officialBytes(message));
    if (bytes.length === 0) return;
    bytes[flipAt % bytes.length] = to;
    const cut = bytes.subarray(0, 1 + (cutAt % bytes.length));
    let json: string;
    try {
      json = toJson(cut);
    } catch (error) {
      expect(error).toBeInstanceOf(RangeError);
      return;
    }
    expect(JSON.parse(json)).toBeTypeOf("object");
  });
  fc.assert(property, { numRuns: Number(process.env.FC_NUM_RUNS ?? 1000) });
});
