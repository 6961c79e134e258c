import { diag } from "@opentelemetry/api";

const nameOf = (error: unknown): string => {
  try {
    return error instanceof Error ? error.name : typeof error;
  } catch {
    return "unknown"; // anything can be thrown, even what throws when it is looked at
  }
};

/**
 * Says in the diagnostic log that something failed, the first time: it may fail with every request. Not with which
 * message: a message may quote what was sent.
 */
export const reportFirst = (what: string): ((error: unknown) => void) => {
  let isReported = false;
  return (error) => {
    if (isReported) return;
    isReported = true;
    try {
      diag.warn(`${what} failed (${nameOf(error)}). Further failures are not logged.`);
    } catch {
      // A logger that throws must not take the application with it.
    }
  };
};
