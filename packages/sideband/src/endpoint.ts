/** Whether spans can be sent there. User info is refused: credentials belong into headers. */
export const isHttpUrl = (value: unknown): value is string | URL => {
  if (typeof value !== "string" && !(value instanceof URL)) return false;
  const url = URL.parse(String(value));
  if (url === null || (url.protocol !== "http:" && url.protocol !== "https:")) return false;
  return url.username === "" && url.password === "";
};

/**
 * The address for traces below a base address.
 *
 * @see https://opentelemetry.io/docs/specs/otel/protocol/exporter/#endpoint-urls-for-otlphttp
 */
export const tracesUrl = (base: string | URL): URL => {
  const url = new URL(base);
  url.pathname = `${url.pathname.replace(/\/$/, "")}/v1/traces`;
  return url;
};
