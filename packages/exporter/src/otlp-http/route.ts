import { Agent as HttpAgent } from "node:http";
import { Agent as HttpsAgent } from "node:https";

import type { HttpRequest } from "./exchange.ts";
import type { HeaderPairs } from "./headers.ts";
import type { ProxyServer } from "./proxy.ts";
import { serverName } from "./server-name.ts";
import type { ResolvedTls } from "./tls-options.ts";
import { TunnelAgent } from "./tunnel-agent.ts";

/** The way that requests take to the receiver, and what they say on account of it. */
export interface Route extends Pick<HttpRequest, "url" | "path" | "proxy" | "agent"> {
  readonly headers: HeaderPairs;
}

export interface RouteOptions {
  /** The receiver. */
  readonly url: URL;
  readonly tls: ResolvedTls;
  readonly proxy: ProxyServer | undefined;
  readonly keepAlive: boolean;
}

const isSecure = ({ protocol }: URL): boolean => protocol === "https:";

/**
 * Connections of the exporter's own, which do not keep the process alive when idle. Through a proxy, `https:` goes in a
 * tunnel and `http:` as a request to the proxy.
 */
export const makeRoute = ({ url, tls, proxy, keepAlive }: RouteOptions): Route => {
  if (isSecure(url)) {
    const options = { keepAlive, servername: serverName(url), ...tls };
    const authority = `${url.hostname}:${url.port || 443}`;
    const agent = proxy === undefined ? new HttpsAgent(options) : new TunnelAgent({ ...options, proxy, authority });
    return { url, agent, headers: [] };
  }
  if (proxy === undefined) return { url, agent: new HttpAgent({ keepAlive }), headers: [] };
  return {
    url: proxy.url,
    path: `${url.origin}${url.pathname}${url.search}`,
    proxy: proxy.name,
    agent: isSecure(proxy.url)
      ? new HttpsAgent({ keepAlive, servername: serverName(proxy.url) })
      : new HttpAgent({ keepAlive }),
    headers: [["host", url.host], ...proxy.headers],
  };
};
