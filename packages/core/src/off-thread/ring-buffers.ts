import { RingMemory } from "../ring/ring-memory.ts";
import { OriginLog } from "./origin-memory.ts";

/** What the two ends of one producer's ring share. */
export interface RingBuffers {
  readonly ring: SharedArrayBuffer;
  readonly origins: SharedArrayBuffer;
}

/** Memory for one more producer. */
export const allocateRing = (ringBytes: number): RingBuffers => ({
  ring: RingMemory.allocate(ringBytes).buffer,
  origins: OriginLog.allocate(),
});
