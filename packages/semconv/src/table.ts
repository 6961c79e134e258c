/**
 * One frozen lookup table out of several. It has no prototype, so that asking it for `constructor` or `toString`
 * answers `undefined`: keys come from anybody's spans.
 */
export const table = <T>(...parts: readonly Readonly<Record<string, T>>[]): Readonly<Record<string, T>> =>
  Object.freeze(Object.assign(Object.create(null) as Record<string, T>, ...parts) as Record<string, T>);
