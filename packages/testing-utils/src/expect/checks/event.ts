import { oneLine } from "../../value/one-line.ts";
import { printExpected } from "../../value/print-expected.ts";
import type { SpanCheck } from "../span-check.ts";
import { complaintsOfAttributes } from "./attribute.ts";
import { listNames } from "./list-names.ts";
import { describeText, matchesText } from "./text.ts";

/** An event with this name, and with these attributes at least. */
export const eventCheck = (name: string | RegExp, attributes: Readonly<Record<string, unknown>> = {}): SpanCheck => {
  const isPlain = Object.keys(attributes).length === 0;
  return {
    expectation: `to have event ${describeText(name)}${isPlain ? "" : ` with ${printExpected(attributes)}`}`,
    test({ events }) {
      const named = events.filter((event) => matchesText(name, event.name));
      if (named.length === 0) {
        return events.length === 0 ? "it has no events" : `events are ${listNames(events, events.length)}`;
      }
      let nearest: string | null = null;
      for (const event of named) {
        const complaints = complaintsOfAttributes(attributes, event.attributes);
        if (complaints.length === 0) return null;
        nearest ??= `event ${oneLine(event.name)}: ${complaints.join("; ")}`;
      }
      return nearest;
    },
  };
};
