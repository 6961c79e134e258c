declare module "proxy-from-env" {
  /** The address of the proxy for requests to `url` that the environment names; empty if there is none. */
  export function getProxyForUrl(url: string | URL): string;
}
