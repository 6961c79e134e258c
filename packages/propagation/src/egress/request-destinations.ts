import { type Destination, type Destinations, parseDestination } from "./destination.ts";

/** The part of undici's request, as its instrumentation hands it to hooks, that says where it goes, and the headers. */
export interface UndiciRequestLike {
  readonly origin?: unknown;
  readonly path?: unknown;
  /** The header of that name. */
  readonly host?: unknown;
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
  readonly options?: { readonly host?: unknown; readonly port?: unknown; readonly socketPath?: unknown };
}

const ABSOLUTE = /^[a-z][a-z0-9+.-]*:\/\//i;
const ADDRESS = /^\[|^[\d.]+$/;

/**
 * Every host that the request names: behind a proxy that is the proxy, and the host whose URL stands in the place of the
 * path; at a bare address also the one that its header asks for. All of them see the headers.
 */
export const undiciDestinations = ({ origin, path, host }: UndiciRequestLike): Destinations => {
  const connected = parseDestination(origin instanceof URL ? origin.href : origin);
  return [connected, ...destinationsAt(connected, host), ...pathDestinations(path)];
};

/** The same for `http.request`, by the rules of Node.js: what an agent was made with wins over what a request says. */
export const httpDestinations = (request: HttpRequestLike): Destinations => {
  const agent = (request.agent ?? {}) as AgentLike;
  const port =
    agent.options?.port ||
    request.port ||
    request.defaultPort ||
    agent.defaultPort ||
    (request.protocol === "https:" ? 443 : 80);
  // A Unix-domain socket is on this machine, and often what listens there passes requests on to the host they name.
  const isSocket = Boolean(request.socketPath) || Boolean(agent.options?.socketPath);
  const host = request.hostname || request.host || "localhost";
  const hosts = [host, isSocket && "localhost", agent.options?.host].filter(Boolean);
  const connected = hosts.map((host) => parseDestination(host, Number(port)));
  const header = hostHeader(request.headers);
  return [...connected, ...connected.flatMap((to) => destinationsAt(to, header)), ...pathDestinations(request.path)];
};

/** An address is nobody's name: undici's interceptor `dns` turns the hosts of all URLs into such, and tells them here. */
const destinationsAt = (connected: Destination | undefined, host: unknown): Destinations =>
  connected !== undefined && ADDRESS.test(connected.hostname) && host !== undefined && host !== null
    ? [parseDestination(host, connected.port)]
    : [];

const hostHeader = (headers: unknown): unknown =>
  typeof headers === "object" && headers !== null
    ? Object.entries(headers).find(([name]) => name.toLowerCase() === "host")?.[1]
    : undefined;

const pathDestinations = (path: unknown): Destinations =>
  typeof path === "string" && ABSOLUTE.test(path) ? [parseDestination(path)] : [];
