/** Where a message goes, in the one spelling in which hosts are compared. */
export interface Destination {
  /** Lower case, punycode, without a trailing dot; IPv4 with four numbers, IPv6 shortest and in brackets. */
  readonly hostname: string;
  readonly port: number | undefined;
}

/** Every host that gets a message; undefined stands for one that cannot be read, and so is not allowed. */
export type Destinations = readonly (Destination | undefined)[];

const MAX_TEXT_LENGTH = 8192;
const SCHEME = /^([a-z][a-z0-9+.-]*):\/\//i;
const HOST_AND_PORT = /^(\[[^\]]*\]|[^:]*)(?::(\d{1,5}))?$/;
/** What no host holds, but after which a parser of URLs would find another host, or another end of it. */
const NO_HOST = /[\s\p{Cc}/\\?#@]/u;
const ZONE = /%[^\]]*/;
const DEFAULT_PORTS: Readonly<Record<string, number>> = { http: 80, https: 443, ws: 80, wss: 443 };

/**
 * Where a URL goes, or a host as of {@link parseHost}.
 *
 * @param port where the text has none
 * @returns undefined for what names no host
 */
export const parseDestination = (text: unknown, port?: number): Destination | undefined => {
  if (typeof text !== "string" || text.length > MAX_TEXT_LENGTH) return undefined;
  const scheme = SCHEME.exec(text)?.[1]?.toLowerCase();
  if (scheme === undefined) return parseHost(text, port);
  const url = parseUrl(text);
  if (url === undefined) return undefined;
  const named = url.port === "" ? (port ?? DEFAULT_PORTS[scheme]) : Number(url.port);
  return parseHost(url.hostname, named);
};

/** Where "host" is, "host:port", "::1" or "[::1]:port". */
export const parseHost = (text: string, port?: number): Destination | undefined => {
  if (NO_HOST.test(text)) return undefined;
  const isBareIpv6 = !text.startsWith("[") && text.indexOf(":") !== text.lastIndexOf(":");
  const [, host = "", ownPort] = HOST_AND_PORT.exec(isBareIpv6 ? `[${text}]` : text) ?? [];
  // Only schemes that HTTP knows get their hosts brought into one spelling.
  const url = parseUrl(`http://${host.startsWith("[") ? host.replace(ZONE, "") : host}/`);
  const hostname = url?.hostname.replace(/\.+$/, "") ?? "";
  return hostname === "" ? undefined : { hostname, port: ownPort === undefined ? port : Number(ownPort) };
};

const parseUrl = (text: string): URL | undefined => URL.parse(text) ?? undefined;
