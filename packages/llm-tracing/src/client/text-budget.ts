/** More characters than any answer has: one that never ends would fill the memory. */
const MAX_CHARACTERS = 2 ** 24;

/** How much text may still be kept of one streamed answer. */
export class TextBudget {
  #left: number = MAX_CHARACTERS;

  /**
   * Gives the text back, if it may be kept.
   *
   * @throws RangeError from the first text on for which there is no room.
   */
  spend(text: string): string {
    this.#left -= text.length;
    if (this.#left < 0) throw new RangeError(`Expected an answer to have at most ${MAX_CHARACTERS} characters`);
    return text;
  }
}
