import { withoutLineEnd } from "./without-line-end.ts";

/** What the environment says of credentials: a copy of the variables with the prefix, made once. */
export class CredentialEnvironment {
  readonly #prefix: string;
  readonly #values = new Map<string, string>();

  constructor(prefix: string, env: Readonly<Record<string, string | undefined>>) {
    this.#prefix = `${prefix}_`.toUpperCase();
    for (const name of Object.keys(env)) {
      if (!name.startsWith(this.#prefix)) continue;
      const value = withoutLineEnd(env[name] ?? "");
      // An empty variable is how a variable is taken back where it cannot be unset.
      if (value !== "") this.#values.set(name, value);
    }
  }

  get(key: string): string | undefined {
    return this.#values.get(this.variable(key));
  }

  /** The name of the variable that overrides the key. */
  variable(key: string): string {
    return this.#prefix + key.toUpperCase().replaceAll("-", "_");
  }
}
