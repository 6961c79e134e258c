import { expectCount } from "../expect-option.ts";
import { LOOPBACK } from "./listening-port.ts";

/** A server by its address. */
export interface ProxyTarget {
  /** @default "127.0.0.1" */
  readonly host?: string;
  readonly port: number;
}

/** Where a proxy connects to, and the address that leads there through it. */
export interface Target {
  readonly host: string;
  readonly port: number;
  /** The target's URL with the proxy's address in place of its own. */
  urlThrough(proxyPort: number): string;
}

const DEFAULT_PORTS: Readonly<Record<string, number>> = { "http:": 80, "https:": 443, "ws:": 80, "wss:": 443 };

const HIGHEST_PORT = 65_535;

const expectPort = (port: number): number => {
  if (expectCount("target.port", port, 1) <= HIGHEST_PORT) return port;
  throw new TypeError(`Expected \`target.port\` to be at most ${HIGHEST_PORT}, got ${port}`);
};

const parse = (text: string): URL => {
  const url = URL.parse(text);
  // "localhost:4318" is a URL of the scheme "localhost:", without a host.
  if (url !== null && url.hostname !== "") return url;
  throw new TypeError(`Expected \`target\` to be a URL with a host, or a host and a port, got ${JSON.stringify(text)}`);
};

const byUrl = (url: URL): Target => {
  const port = url.port === "" ? DEFAULT_PORTS[url.protocol] : Number(url.port);
  if (port === undefined)
    throw new TypeError(`Expected \`target\` to have a port, got a URL of ${url.protocol} without one`);
  return {
    host: url.hostname.replace(/^\[(?<address>.*)\]$/u, "$<address>"),
    port: expectPort(port),
    urlThrough(proxyPort) {
      const through = new URL(url);
      through.hostname = LOOPBACK;
      through.port = String(proxyPort);
      const isBare = through.pathname === "/" && through.search === "" && through.hash === "";
      return isBare ? through.href.slice(0, -1) : through.href; // so that a path can be put behind it
    },
  };
};

/** Throws a `TypeError` for what is no address. */
export const resolveTarget = (target: ProxyTarget | URL | string): Target => {
  if (typeof target === "string") return byUrl(parse(target));
  if (target instanceof URL) return byUrl(parse(target.href));
  const { host = LOOPBACK, port } = target;
  return { host, port: expectPort(port), urlThrough: (proxyPort) => `tcp://${LOOPBACK}:${proxyPort}` };
};
