import type { Log } from "./log.ts";

export interface Reading<T> {
  /** The variables, the one that wins first. */
  readonly names: readonly string[];
  /** What a value has to be, in words. */
  readonly expected: string;
  /** Reads a value that is not empty; `undefined` if it cannot be read. */
  readonly parse: (text: string) => T | undefined;
  /** The value may hold a credential: no warning repeats it. */
  readonly secret?: boolean;
}

/**
 * The environment variables of the process. An empty one counts as unset; one that cannot be read is told once and
 * passed over, and never fails the application.
 *
 * @see https://opentelemetry.io/docs/specs/otel/configuration/sdk-environment-variables/
 */
export class Environment {
  readonly #variables: NodeJS.ProcessEnv;
  readonly #warn: Log;

  constructor(variables: NodeJS.ProcessEnv, warn: Log) {
    this.#variables = variables;
    this.#warn = warn;
  }

  read<T>({ names, expected, parse, secret = false }: Reading<T>): T | undefined {
    for (const name of names) {
      const text = (this.#variables[name] ?? "").trim();
      if (text === "") continue;
      const value = parse(text);
      if (value !== undefined) return value;
      this.warn(`Expected ${name} to be ${expected}${secret ? "" : `, got ${JSON.stringify(text)}`}; it is ignored`);
    }
    return undefined;
  }

  /** A whole number that is not negative, and not above `maximum`. */
  integer(names: readonly string[], minimum: number, maximum: number = Number.MAX_SAFE_INTEGER): number | undefined {
    const limit = maximum === Number.MAX_SAFE_INTEGER ? `>= ${minimum}` : `from ${minimum} to ${maximum}`;
    return this.read({
      names,
      expected: `an integer ${limit}`,
      parse: (text) => {
        const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
        return value >= minimum && value <= maximum ? value : undefined;
      },
    });
  }

  oneOf<T extends string>(names: readonly string[], allowed: readonly T[]): T | undefined {
    const expected = allowed.join(" or ");
    return this.read({ names, expected, parse: (text) => allowed.find((one) => one === text.toLowerCase()) });
  }

  warn(message: string): void {
    this.#warn(message);
  }
}
