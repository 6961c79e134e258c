/** All other 4xx and 5xx must not be retried. */
export const RETRYABLE_STATUSES: ReadonlySet<number> = new Set([429, 502, 503, 504]);

/** The receiver has nothing against what was sent, but does not know, or does not let, who sent it. */
export const UNAUTHORIZED_STATUSES: ReadonlySet<number> = new Set([401, 403]);

/** The request was too large; each half of it need not be. */
export const CONTENT_TOO_LARGE = 413;
