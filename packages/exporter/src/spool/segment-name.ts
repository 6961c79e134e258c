const SUFFIX = ".spool";
const DIGITS = 15;
const NAME = /^(\d{15})-([0-9a-f]{8})\.spool$/;

/** What the name of a segment says. */
export interface SegmentName {
  /** Milliseconds since the epoch, so that names in order are segments in order of age. */
  readonly createdMs: number;
  /** What the checksums in it begin with. It stands in the name, so that a damaged beginning does not cost the rest. */
  readonly salt: number;
}

export const formatSegmentName = ({ createdMs, salt }: SegmentName): string =>
  `${String(Math.floor(createdMs)).padStart(DIGITS, "0")}-${salt.toString(16).padStart(8, "0")}${SUFFIX}`;

/** `undefined` for a file that is no segment. */
export const parseSegmentName = (name: string): SegmentName | undefined => {
  const [, created, salt] = NAME.exec(name) ?? [];
  if (created === undefined || salt === undefined) return undefined;
  return { createdMs: Number(created), salt: Number.parseInt(salt, 16) };
};
