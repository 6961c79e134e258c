import { validateHeaderValue } from "node:http";

import { type HeaderRecord, toHeaderPairs } from "../otlp-http/headers.ts";
import { CredentialError } from "./credential-error.ts";
import { HeaderTemplate } from "./header-template.ts";
import type { RenewableHeaders } from "./renewable-headers.ts";

/** Whose credentials they are. */
interface Credentials {
  get(key: string, signal: AbortSignal): Promise<string>;
  renew(key: string, refused: string | undefined): Promise<boolean>;
}

/** Headers made of templates and of the credentials that these name. */
export class CredentialHeaders implements RenewableHeaders {
  readonly #credentials: Credentials;
  readonly #templates: readonly (readonly [name: string, template: HeaderTemplate])[];
  readonly #keys: readonly string[];
  /** Which values the headers were made of that are still in somebody's hands. */
  readonly #made = new WeakMap<HeaderRecord, ReadonlyMap<string, string>>();

  /** @throws TypeError for a name that is no header's, or a template that cannot be read. */
  constructor(templates: HeaderRecord, credentials: Credentials) {
    this.#credentials = credentials;
    this.#templates = toHeaderPairs(templates).map(([name, text]) => [name, new HeaderTemplate(name, text)] as const);
    this.#keys = this.#templates.flatMap(([, template]) => template.keys);
  }

  async get(signal: AbortSignal): Promise<HeaderRecord> {
    const values = new Map(await Promise.all(this.#keys.map((key) => this.#entry(key, signal))));
    const valueOf = (key: string): string => values.get(key) as string;
    const headers = Object.fromEntries(this.#templates.map(([name, template]) => [name, template.render(valueOf)]));
    this.#made.set(headers, values);
    return headers;
  }

  async renew(refused?: HeaderRecord): Promise<boolean> {
    const values = refused && this.#made.get(refused);
    const renewals = this.#keys.map((key) => this.#credentials.renew(key, values?.get(key)));
    return (await Promise.all(renewals)).includes(true);
  }

  async #entry(key: string, signal: AbortSignal): Promise<readonly [string, string]> {
    const value = await this.#credentials.get(key, signal);
    if (!isHeaderValue(value)) throw new CredentialError("unusable", key, "its value has characters that HTTP forbids");
    return [key, value];
  }
}

const isHeaderValue = (value: string): boolean => {
  try {
    validateHeaderValue("any", value);
    return true;
  } catch {
    return false;
  }
};
