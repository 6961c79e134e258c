/** A suite takes seconds; a busy machine may take its time. */
export const SUITE_TIMEOUT_MS = 240_000;
