import { ATTRIBUTES } from "@sideband/semconv";

/**
 * Keys of the general registry that read as if their values were secrets, or personal. What is a template there
 * (`http.request.header.<key>`) is none of the conventions' own keys: anything can stand behind it.
 *
 * @see https://opentelemetry.io/docs/specs/semconv/registry/attributes/
 */
const LOOKING_SENSITIVE: readonly string[] = [
  "aspnetcore.authentication.result",
  "aspnetcore.authentication.scheme",
  "aspnetcore.authorization.policy",
  "aspnetcore.authorization.result",
  "aspnetcore.identity.password_check_result",
  "aspnetcore.identity.token_purpose",
  "aspnetcore.identity.token_verified",
  "aws.secretsmanager.secret.arn",
  "db.connection_string",
];

const conventionKeys: ReadonlySet<string> = /* @__PURE__ */ new Set(LOOKING_SENSITIVE);

/** Whether a key is one of the conventions' own: these are never touched. */
export const isConventionKey = (key: string): boolean => ATTRIBUTES[key] !== undefined || conventionKeys.has(key);
