import { errorType } from "./lifetime/error-type.ts";
import { diagLog, guardedLog } from "./lifetime/log.ts";

const log = /* @__PURE__ */ guardedLog(diagLog);

/**
 * Says in the diagnostic log that something failed, the first time: it may fail with every request. Not with which
 * message: a message may quote what was sent.
 */
export const reportFirst = (what: string): ((error: unknown) => void) => {
  let isReported = false;
  return (error) => {
    if (isReported) return;
    isReported = true;
    log(`${what} failed (${errorType(error)}). Further failures are not logged.`);
  };
};
