import { diag } from "@opentelemetry/api";
import { type EgressGuard, egressGuard } from "@sideband/propagation";

import type { PropagationConfiguration } from "./configuration.ts";
import { expectSection } from "./expect-option.ts";
import type { Log } from "./log.ts";

/**
 * The guard over what leaves the process.
 *
 * @throws TypeError for a value of the configuration that cannot work.
 */
export const propagationSettings = (section: PropagationConfiguration | undefined, log: Log): EgressGuard => {
  const { allow = ["*"], ...rest } = expectSection("propagation", section, ["allow", "baggage", "unknown"]);
  // That a vendor gets nothing is as it should be; that a message goes without its trace is not.
  const logger = { info: (line: string) => diag.info(line), warn: log };
  return egressGuard({ allow, ...rest, logger });
};
