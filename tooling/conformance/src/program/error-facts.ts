const CAUSE_DEPTH = 4;

const field = (error: object, key: string): unknown => Reflect.get(error, key) as unknown;

/** What a program could print of an error: its class, message and fields, and those of its causes. */
export const describeError = (error: unknown, depth: number = CAUSE_DEPTH): unknown => {
  if (!(error instanceof Error)) return error;
  const { cause } = error;
  return {
    class: error.constructor.name,
    name: error.name,
    message: error.message,
    ...Object.fromEntries(["status", "code", "type"].map((key) => [key, field(error, key)])),
    ...(cause !== undefined && depth > 0 && { cause: describeError(cause, depth - 1) }),
  };
};

/** Every error is one of these, so that they say nothing. */
const GENERIC: ReadonlySet<unknown> = new Set(["Error", "error", "Object"]);

/** The name that the conventions have for an error without one. */
const OTHER = "_OTHER";

/** All that an error, or one of its causes, is called: what an instrumentation may name it by. */
export const errorNames = (error: unknown): readonly string[] => {
  const names = namesWithin(error, CAUSE_DEPTH);
  return names.length > 0 ? names : [OTHER];
};

const namesWithin = (error: unknown, depth: number): readonly string[] => {
  if (typeof error !== "object" || error === null || depth === 0) return [];
  const { status, name, code, type } = error as Readonly<Record<string, unknown>>;
  const own = [error.constructor.name, name, code, type].filter((value) => typeof value === "string");
  const ofStatus = typeof status === "number" ? [String(status)] : [];
  // Anthropic's client keeps the provider's body as it came, in which the error is one level down.
  const inner = [field(error, "error"), field(error, "cause")].flatMap((value) => namesWithin(value, depth - 1));
  return [...own.filter((value) => !GENERIC.has(value)), ...ofStatus, ...inner];
};
