/**
 * What a pipeline's thread takes over of the flags of its process, their negations included: how modules are found and
 * read, how warnings are told, and what connections are made with. Above all not `--import` and `--require`, which would
 * start telemetry again within telemetry, nor what `Worker` refuses.
 */
const INHERITED: ReadonlySet<string> = new Set([
  "--conditions",
  "--addons",
  "--enable-source-maps",
  "--strip-types",
  "--experimental-strip-types",
  "--experimental-transform-types",
  "--experimental-default-type",
  "--experimental-detect-module",
  "--experimental-require-module",
  "--require-module",
  "--experimental-wasm-modules",
  "--global-search-paths",
  "--preserve-symlinks",
  "--preserve-symlinks-main",
  "--warnings",
  "--disable-warning",
  "--trace-warnings",
  "--deprecation",
  "--trace-deprecation",
  "--dns-result-order",
  "--network-family-autoselection",
  "--network-family-autoselection-attempt-timeout",
  "--tls-min-v1.0",
  "--tls-min-v1.1",
  "--tls-min-v1.2",
  "--tls-min-v1.3",
  "--tls-max-v1.2",
  "--tls-max-v1.3",
  "--use-system-ca",
  "--use-env-proxy",
  "--max-http-header-size",
]);

const ALIASES: Readonly<Record<string, string>> = {
  "-C": "--conditions",
  "--enable-network-family-autoselection": "--network-family-autoselection",
  "--experimental-permission": "--permission",
};

/** Flags whose value may be the argument behind them. */
const TAKE_VALUE: ReadonlySet<string> = new Set([
  "--conditions",
  "--experimental-default-type",
  "--disable-warning",
  "--dns-result-order",
  "--network-family-autoselection-attempt-timeout",
  "--max-http-header-size",
  "--allow-fs-read",
  "--allow-fs-write",
]);

/** The process has told of what it allows already. */
const TOLD = "--disable-warning=SecurityWarning";

/** A flag in the form that `Worker` takes. */
interface Flag {
  /** Without the `no-` of a negation. */
  readonly name: string;
  readonly text: string;
}

/** The `execArgv` for the thread of a pipeline. */
export const inheritedFlags = (execArgv: readonly string[], nodeOptions: string | undefined): string[] => {
  const flags = readFlags(execArgv, nodeOptions).filter((flag) => INHERITED.has(flag.name) || isPermission(flag));
  return [...flags.map(({ text }) => text), ...(flags.some(isPermission) ? [TOLD] : [])];
};

/**
 * Those that `Worker` does not call invalid: some are the whole process's affair in one version of Node.js and not in
 * another. The rest still holds, above all what is not permitted.
 *
 * @param message of the error with the code `ERR_WORKER_INVALID_EXEC_ARGV`
 */
export const withoutRefused = (flags: readonly string[], message: string): string[] => {
  const refused = `, ${message.slice(message.indexOf(": ") + 2)}, `;
  return flags.filter((flag) => !refused.includes(`, ${flag}, `));
};

/** `Worker` begins without the permission model unless it is told: a thread could do what its process may not. */
const isPermission = ({ name }: Flag): boolean => /^--(?:permission|allow-)/.test(name);

const readFlags = (execArgv: readonly string[], nodeOptions: string | undefined): readonly Flag[] => {
  const flags: Flag[] = [];
  const given = [...splitOptions(nodeOptions ?? ""), ...execArgv];
  for (let index = 0; index < given.length; index++) {
    const [flag, value] = splitFlag(given[index] as string);
    const next = TAKE_VALUE.has(flag) && value === undefined ? given[++index] : value;
    flags.push({ name: flag.replace(/^--no-/, "--"), text: next === undefined ? flag : `${flag}=${next}` });
  }
  return flags;
};

/** `NODE_OPTIONS` as Node.js reads it: a backslash means something only between quotes, which may stand anywhere. */
const splitOptions = (options: string): readonly string[] =>
  Array.from(options.matchAll(/(?:[^ "]|"(?:[^"\\]|\\.)*")+/gs), ([flag]) =>
    flag.replaceAll(/"((?:[^"\\]|\\.)*)"/gs, (_, quoted: string) => quoted.replaceAll(/\\(.)/gs, "$1")),
  );

const splitFlag = (argument: string): readonly [flag: string, value?: string] => {
  const at = argument.indexOf("=");
  const flag = at < 0 ? argument : argument.slice(0, at);
  const written = flag.replaceAll("_", "-"); // Node.js takes both
  const name = ALIASES[written] ?? written;
  return at < 0 ? [name] : [name, argument.slice(at + 1)];
};
