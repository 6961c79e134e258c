import { WITHHELD_LABEL } from "./replace/labels.ts";
import type { Finding } from "./scan/finding.ts";
import { isWithheld } from "./scan/scan-outcome.ts";
import type { Scanner } from "./scan/scanner.ts";

/** What a scan of a text finds, as the application sees it. What would be withheld is one finding over all of it. */
export const findingsOf = (scanner: Scanner, text: string): Finding[] => {
  const outcome = scanner.scan(text);
  if (!isWithheld(outcome)) {
    return outcome.map(({ start, end, detector: { name, kind, label } }) => ({
      start,
      end,
      detector: name,
      kind,
      label,
    }));
  }
  const { withheld, detector = withheld } = outcome;
  return [{ start: 0, end: text.length, detector, kind: "secret", label: WITHHELD_LABEL.slice(1, -1) }];
};
