import { printExpected } from "../../value/print-expected.ts";
import type { SpanCheck } from "../span-check.ts";
import { complaintsOfAttributes } from "./attribute.ts";

/** Its resource has these attributes at least: the service it is of, the host it ran on. */
export const resourceCheck = (expected: Readonly<Record<string, unknown>>): SpanCheck => ({
  expectation: `to have a resource with ${printExpected(expected)}`,
  test({ resource }) {
    const complaints = complaintsOfAttributes(expected, resource.attributes);
    return complaints.length === 0 ? null : `resource: ${complaints.join("; ")}`;
  },
});
