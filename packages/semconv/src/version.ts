/**
 * The release of the GenAI semantic conventions that the names of this package follow.
 *
 * No schema URL goes with it by default: the release's own has to be given by whoever pins one.
 */
export const CONVENTIONS_VERSION = "0.1.0";

/** The release of the general conventions that {@link CONVENTIONS_VERSION} builds on. */
export const GENERAL_CONVENTIONS_VERSION = "1.45.0";
