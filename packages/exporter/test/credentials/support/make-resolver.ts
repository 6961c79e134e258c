import { VirtualClock } from "@sideband/testing-utils";

import type { CredentialResolverOptions } from "../../../src/credentials/credential-resolver-options.ts";
import { CredentialResolver } from "../../../src/credentials/credential-resolver.ts";
import { ScriptedStore } from "./scripted-store.ts";
import { VirtualScheduler } from "./virtual-scheduler.ts";

export interface ResolverUnderTest {
  readonly credentials: CredentialResolver;
  readonly store: ScriptedStore;
  readonly clock: VirtualClock;
  readonly scheduler: VirtualScheduler;
  readonly lines: readonly string[];
}

/** A resolver with the prefix `OTLP`, an empty environment, a store and a clock in the test's hands. */
export const makeResolver = (options: Partial<CredentialResolverOptions> = {}): ResolverUnderTest => {
  const store = new ScriptedStore();
  const clock = new VirtualClock();
  const scheduler = new VirtualScheduler(clock);
  const lines: string[] = [];
  const log = (line: string): void => void lines.push(line);
  const credentials = new CredentialResolver({ envPrefix: "OTLP", env: {}, store, log, scheduler, ...options });
  return { credentials, store, clock, scheduler, lines };
};
