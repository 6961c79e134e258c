/** Milliseconds for people: `0.4 ms`, `62 ms`, `1.29 s`. At most seven characters below an hour. */
export const formatDuration = (ms: number): string => {
  if (ms < 9.95) return `${ms.toFixed(1)} ms`;
  if (ms < 999.5) return `${Math.round(ms)} ms`;
  return ms < 99_995 ? `${(ms / 1000).toFixed(2)} s` : `${Math.round(ms / 1000)} s`;
};
