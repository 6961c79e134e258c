import { type Destination, parseHost } from "./destination.ts";

const ANY_HOST = "*";
/** A label with one `*`, which stands for at least one character of it. */
const WILD_LABEL = /^[a-z0-9-]*\*[a-z0-9-]*$/i;

/**
 * A pattern for hosts: `api.example.com`, `*.example.com` (any depth below, not `example.com` itself), `*` inside of any
 * other label for a part of that label, `127.0.0.1`, `[::1]`, each of them with or without `:port`, and `*`.
 */
export class HostPattern {
  /** The pattern's own host, in the spelling of {@link Destination}. */
  readonly host: string;
  /** How many labels it fixes; a label with a `*` in it counts as half of one, and a port as less than that. */
  readonly specificity: number;
  readonly #port: number | undefined;
  readonly #expression: RegExp;

  private constructor(host: string, port: number | undefined) {
    const labels = host.split(".");
    this.host = host;
    this.specificity = labels.reduce((sum, label) => sum + weigh(label), port === undefined ? 0 : 0.25);
    this.#port = port;
    this.#expression = host === ANY_HOST ? /^/ : new RegExp(`^${labels.map(toSource).join("\\.")}$`);
  }

  /** @returns undefined for what is no pattern. */
  static parse(text: unknown): HostPattern | undefined {
    if (typeof text !== "string" || text.includes("://")) return undefined;
    // What a `*` stands for may be any letter: a letter therefore shows whether the rest of the pattern is a host.
    const example = parseHost(text.replaceAll("*", "w"));
    if (example === undefined || (example.port ?? 0) > 65_535) return undefined;
    if (!text.includes("*")) return new HostPattern(example.hostname, example.port);
    const labels = text.replace(/:\d+$/, "").split(".");
    const canonical = example.hostname.split(".");
    if (labels.length !== canonical.length) return undefined;
    if (labels.some((label) => label.includes("*") && !WILD_LABEL.test(label))) return undefined;
    const host = canonical.map((label, at) => (labels[at]?.includes("*") ? labels[at].toLowerCase() : label));
    return new HostPattern(host.join("."), example.port);
  }

  matches({ hostname, port }: Destination): boolean {
    return (this.#port === undefined || this.#port === port) && this.#expression.test(hostname);
  }

  /** Whether every host of the other pattern is one of this pattern's: `*` is a character like any other then. */
  contains(other: HostPattern): boolean {
    return this.matches({ hostname: other.host, port: other.#port });
  }
}

const weigh = (label: string): number => {
  if (label === "*") return 0;
  return label.includes("*") ? 0.5 : 1;
};

const toSource = (label: string, at: number): string => {
  if (label === "*" && at === 0) return "(?:[^.]+\\.)*[^.]+";
  return label.replaceAll(/[\\^$+?(){}|[\]]/g, "\\$&").replace("*", "[^.]+");
};
