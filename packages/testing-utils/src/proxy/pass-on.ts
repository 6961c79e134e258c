import type { Peer } from "./peer.ts";

/** Passes bytes from one side to the other until the first has ended, or as many: then true. */
export const passOn = async (from: Peer, to: Peer, count: number = Infinity): Promise<boolean> => {
  for (let left = count; left > 0;) {
    const piece = await from.take(left);
    if (piece === null) return false;
    await to.give(piece);
    left -= piece.length;
  }
  return true;
};
