/** By default, a run is looked at no further back than this, in UTF-16 units. */
export const MAX_LEAD = 256;

/** What expressions look back at from where they are tried, beyond the reach of their detector, in UTF-16 units. */
export const LOOK_BEHIND = 264;

/** Says where a match may begin whose keyword stands at a place. */
export type Earliest = (text: string, at: number) => number;

/** At the keyword. */
export const atKeyword: Earliest = (_text, at) => at;

/** The class of a character, and the same for ASCII as a table. */
interface Lead {
  readonly expression: RegExp;
  readonly ascii: Uint8Array;
}

const leadOf = ({ source, flags }: RegExp): Lead => {
  const expression = new RegExp(source, flags.replaceAll(/[dgy]/g, ""));
  const isOf = (_: unknown, unit: number): number => (expression.test(String.fromCodePoint(unit)) ? 1 : 0);
  return { expression, ascii: Uint8Array.from({ length: 128 }, isOf) };
};

/** Where the run of characters of one class begins that ends before the keyword. */
export const runOf = (lead: RegExp, limit: number = MAX_LEAD): Earliest => {
  // Made when it is first asked for: many are there of which a process needs a few.
  let made: Lead | undefined;
  return (text, at) => {
    made ??= leadOf(lead);
    const { expression, ascii } = made;
    let start = at;
    while (start > 0 && at - start < limit) {
      const unit = text.charCodeAt(start - 1);
      if (unit < 128 ? ascii[unit] === 0 : !expression.test(text.charAt(start - 1))) break;
      start -= 1;
    }
    return start;
  };
};
