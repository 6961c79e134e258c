/** The keys of Kubernetes secrets: no path can be made of them, and none is a name that its volumes use themselves. */
const KEY = /^(?!\.$|\.\.)[\w.-]{1,253}$/;

/**
 * @throws TypeError unless it may be the key of a credential. The message does not repeat it: what is no key may well be
 * the secret itself, passed by mistake.
 * @see https://kubernetes.io/docs/concepts/configuration/secret/#restriction-names-data
 */
export const expectKey = (key: string): string => {
  if (typeof key === "string" && KEY.test(key)) return key;
  throw new TypeError(
    'Expected the key of a credential to be 1 to 253 letters, digits, "_", "." and "-", and not to begin with "..", got something else',
  );
};
