export interface FlushOptions {
  /** Streams that have made progress since are left open, in milliseconds. @default 0 */
  readonly idleMs?: number;
}
