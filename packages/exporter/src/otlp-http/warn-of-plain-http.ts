import { endpointName } from "./endpoint.ts";
import { isLocalHost } from "./is-local-host.ts";

/** Says once that what goes to another machine goes in the open. */
export const warnOfPlainHttp = (url: URL, log: (message: string) => void): void => {
  if (url.protocol !== "http:" || isLocalHost(url.hostname)) return;
  try {
    log(`Export to ${endpointName(url)}: plain HTTP, so spans and credentials can be read on the way`);
  } catch {
    // The logger is the application's: what it throws is no reason to go without telemetry.
  }
};
