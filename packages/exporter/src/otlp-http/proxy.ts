// oxlint-disable-next-line typescript/triple-slash-reference -- no import brings in what a module without types is
/// <reference path="./proxy-from-env.d.ts" />
import { getProxyForUrl } from "proxy-from-env";

import { wrongOption } from "../expect-option.ts";
import type { HeaderPairs } from "./headers.ts";
import { isLocalHost } from "./is-local-host.ts";

/** An HTTP proxy on the way to the receiver. */
export interface ProxyServer {
  /** Without credentials. */
  readonly url: URL;
  /** As it may stand in a log. */
  readonly name: string;
  /** What it is told besides the request: the credentials that its URL held. */
  readonly headers: HeaderPairs;
  /** What no message may repeat. */
  readonly secrets: readonly string[];
}

/**
 * The proxy that requests to `receiver` take; `undefined` if none. What is on this machine needs none.
 *
 * @param proxy `"environment"`: what `HTTP_PROXY`, `HTTPS_PROXY`, `ALL_PROXY` and `NO_PROXY` say now.
 * @throws TypeError if it is no HTTP proxy. A URL can hold credentials, so the message never repeats it.
 */
export const resolveProxy = (proxy: unknown, receiver: URL): ProxyServer | undefined => {
  if (typeof proxy !== "string") throw wrongOption("proxy", `"environment", "none" or a URL`, proxy);
  if (proxy === "none") return undefined;
  const local = isLocalHost(receiver.hostname);
  if (proxy === "environment") {
    const address = local ? "" : getProxyForUrl(receiver);
    return address === "" ? undefined : parseProxy("the proxy of the environment", address);
  }
  const server = parseProxy("`proxy`", proxy);
  return local ? undefined : server;
};

const parseProxy = (name: string, address: string): ProxyServer => {
  const url = URL.parse(address);
  if (url === null || (url.protocol !== "http:" && url.protocol !== "https:")) {
    const got = url === null ? "a text that is none" : JSON.stringify(url.protocol);
    throw new TypeError(`Expected ${name} to be an http or https URL, got ${got}`);
  }
  const { username, password, origin } = url;
  const bare = { url: new URL(origin), name: origin };
  if (username === "" && password === "") return { ...bare, headers: [], secrets: [] };
  const [user, secret] = [decode(username), decode(password)];
  const authorization = `Basic ${Buffer.from(`${user}:${secret}`).toString("base64")}`;
  return {
    ...bare,
    headers: [["proxy-authorization", authorization]],
    secrets: [authorization, username, user, password, secret],
  };
};

/** What is not percent-encoded is meant as it stands. */
const decode = (part: string): string => {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
};
