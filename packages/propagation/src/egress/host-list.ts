import type { Destination } from "./destination.ts";
import { HostPattern } from "./host-pattern.ts";
import { wrongOption } from "../expect-option.ts";

interface Entry<T> {
  readonly pattern: HostPattern;
  /** Whether the pattern is about model vendors and nobody else. */
  readonly namesVendor: boolean;
  readonly value: T;
}

/** What the patterns of an option say of hosts: the most specific one speaks, and of equal ones the first. */
export class HostList<T> {
  readonly #vendors: readonly HostPattern[];
  readonly #entries: readonly Entry<T>[];

  /**
   * @param vendors the hosts that no pattern covers which is wider than theirs
   * @throws TypeError for what is no pattern.
   */
  constructor(option: string, values: Iterable<readonly [pattern: string, value: T]>, vendors: readonly HostPattern[]) {
    this.#vendors = vendors;
    const entries = Array.from(values, ([text, value]): Entry<T> => {
      const pattern = expectPattern(option, text);
      return { pattern, value, namesVendor: vendors.some((vendor) => vendor.contains(pattern)) };
    });
    this.#entries = entries.toSorted((a, b) => b.pattern.specificity - a.pattern.specificity);
  }

  /** @returns undefined for a host that no pattern covers. */
  find(host: Destination): T | undefined {
    const isVendor = this.#vendors.some((vendor) => vendor.matches(host));
    return this.#entries.find(({ pattern, namesVendor }) => pattern.matches(host) && (namesVendor || !isVendor))?.value;
  }
}

export const expectPattern = (option: string, text: unknown): HostPattern => {
  const pattern = HostPattern.parse(text);
  if (pattern !== undefined) return pattern;
  const examples = `"api.example.com", "*.example.com", "api.example.com:8443", "[::1]" or "*"`;
  throw wrongOption(option, `hosts without scheme and path, such as ${examples}`, text);
};
