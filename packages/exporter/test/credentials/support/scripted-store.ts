import type { Credential, CredentialStore } from "../../../src/credentials/credential-store.ts";

export interface StoreCall {
  readonly key: string;
  readonly signal: AbortSignal;
  readonly resolve: (credential: Credential | undefined) => void;
  readonly reject: (error: unknown) => void;
}

/** A store that answers when the test says so, and what the test says. */
export class ScriptedStore implements CredentialStore {
  readonly calls: StoreCall[] = [];

  get(key: string, signal: AbortSignal): Promise<Credential | undefined> {
    const { promise, resolve, reject } = Promise.withResolvers<Credential | undefined>();
    this.calls.push({ key, signal, resolve, reject });
    return promise;
  }

  /** The call that came last. */
  get last(): StoreCall {
    const call = this.calls.at(-1);
    if (call === undefined) throw new Error("The store has not been asked");
    return call;
  }
}
