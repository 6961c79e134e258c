import fc from "fast-check";
import { expect, test } from "vitest";

import { decodeExportResponse } from "../../src/otlp-http/export-response.ts";
import { statusMessage } from "../../src/otlp-http/status-message.ts";
import { partialSuccess } from "../support/protobuf.ts";

const parameters = { numRuns: Number(process.env.FC_NUM_RUNS ?? 1000) };

test("any bytes are a response or a RangeError", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200, size: "max" }), (bytes) => {
      try {
        expect(decodeExportResponse(bytes).rejected).toBeGreaterThanOrEqual(0);
      } catch (error) {
        expect(error).toBeInstanceOf(RangeError);
      }
    }),
    parameters,
  );
});

test("a count and a message come back as they were written", () => {
  fc.assert(
    fc.property(fc.nat(), fc.string({ unit: "grapheme" }), (rejected, message) => {
      expect(decodeExportResponse(partialSuccess(rejected, message))).toEqual({ rejected, message });
    }),
    parameters,
  );
});

test("any bytes are an explanation or none", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200, size: "max" }), (bytes) => {
      expect(statusMessage(bytes, "application/x-protobuf")).toBeTypeOf("string");
    }),
    parameters,
  );
});
