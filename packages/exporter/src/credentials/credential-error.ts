/** What kind of thing went wrong. A closed set: it may be a label of a metric. */
export type CredentialErrorCode =
  /** There is no such credential. */
  | "missing"
  /** The store failed. */
  | "store"
  /** The store gave no answer in time. */
  | "timeout"
  /** What the store gave cannot serve: empty, expired, or not what a header can carry. */
  | "unusable";

/**
 * Why there is no credential to send. Its text is safe to log: it names the key, and neither a value nor anything that
 * a store of the application said is ever part of it. A store may throw one itself to be quoted.
 */
export class CredentialError extends Error {
  override readonly name = "CredentialError";
  readonly code: CredentialErrorCode;
  readonly key: string;
  /** The message without the key. */
  readonly problem: string;

  constructor(code: CredentialErrorCode, key: string, problem: string) {
    super(`Credential "${key}": ${problem}`);
    this.code = code;
    this.key = key;
    this.problem = problem;
  }
}
