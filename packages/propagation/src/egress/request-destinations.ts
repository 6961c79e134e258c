import { type Destinations, parseDestination } from "./destination.ts";

/** The part of undici's request, as its instrumentation hands it to hooks, that says where it goes, and the headers. */
export interface UndiciRequestLike {
  readonly origin?: unknown;
  readonly path?: unknown;
  readonly headers?: unknown;
}

/** The part of the options of `http.request` that says where it goes, and the headers. */
export interface HttpRequestLike {
  readonly hostname?: unknown;
  readonly host?: unknown;
  readonly port?: unknown;
  readonly defaultPort?: unknown;
  readonly protocol?: unknown;
  readonly path?: unknown;
  readonly socketPath?: unknown;
  readonly agent?: unknown;
  headers?: unknown;
}

interface AgentLike {
  readonly defaultPort?: unknown;
  readonly options?: { readonly host?: unknown; readonly socketPath?: unknown };
}

const ABSOLUTE = /^[a-z][a-z0-9+.-]*:\/\//i;

/**
 * Every host that the request names: behind a proxy that is the proxy, and the host whose URL stands in the place of the
 * path. All of them see the headers.
 */
export const undiciDestinations = ({ origin, path }: UndiciRequestLike): Destinations => [
  parseDestination(origin instanceof URL ? origin.href : origin),
  ...pathDestinations(path),
];

/** The same for `http.request`, by the rules of Node.js: what an agent was made with wins over what a request says. */
export const httpDestinations = (request: HttpRequestLike): Destinations => {
  const agent = (request.agent ?? {}) as AgentLike;
  const port = request.port || request.defaultPort || agent.defaultPort || (request.protocol === "https:" ? 443 : 80);
  // A Unix-domain socket is on this machine, and often what listens there passes requests on to the host they name.
  const isSocket = Boolean(request.socketPath) || Boolean(agent.options?.socketPath);
  const host = request.hostname || request.host || "localhost";
  const hosts = [host, isSocket && "localhost", agent.options?.host].filter(Boolean);
  return [...hosts.map((host) => parseDestination(host, Number(port))), ...pathDestinations(request.path)];
};

const pathDestinations = (path: unknown): Destinations =>
  typeof path === "string" && ABSOLUTE.test(path) ? [parseDestination(path)] : [];
