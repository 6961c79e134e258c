/** How often each of so many numbered spans has arrived, in memory that all threads see. */
export interface Tally {
  readonly arrivals: Uint8Array;
  /** All arrivals. */
  readonly total: Int32Array;
}

export const allocateTally = (spans: number): SharedArrayBuffer => new SharedArrayBuffer(8 + spans);

export const readTally = (buffer: SharedArrayBuffer): Tally => ({
  arrivals: new Uint8Array(buffer, 8),
  total: new Int32Array(buffer, 0, 1),
});
