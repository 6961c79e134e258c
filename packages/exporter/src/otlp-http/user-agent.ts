import manifest from "../../package.json" with { type: "json" };

/**
 * How the exporter names itself.
 *
 * @param product a product token of the application, put in front.
 * @see https://opentelemetry.io/docs/specs/otel/protocol/exporter/#user-agent
 */
export const userAgent = (product: string | undefined): string => {
  const own = `Sideband-OTLP-Exporter-JavaScript/${manifest.version}`;
  return product === undefined ? own : `${product} ${own}`;
};
