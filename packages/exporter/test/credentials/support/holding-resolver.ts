import type { CredentialResolverOptions } from "../../../src/credentials/credential-resolver-options.ts";
import type { Credential } from "../../../src/credentials/credential-store.ts";
import { makeResolver, type ResolverUnderTest } from "./make-resolver.ts";

/** A resolver that holds a value of `api-token` already. */
export const holding = async (
  credential: Credential,
  options: Partial<CredentialResolverOptions> = {},
): Promise<ResolverUnderTest> => {
  const made = makeResolver(options);
  const got = made.credentials.get("api-token");
  made.store.last.resolve(credential);
  await got;
  return made;
};
