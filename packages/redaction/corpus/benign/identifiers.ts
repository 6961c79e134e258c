import { ALPHANUMERIC, DIGITS, HEX, LOWER, type Random } from "../random.ts";

/** Version 4, or 7. */
export const uuid = (random: Random): string => {
  const version = random.pick(["4", "7", "1"]);
  const variant = random.pick(["8", "9", "a", "b"]);
  const groups = [8, 4].map((length) => random.text(HEX, length));
  return [...groups, version + random.text(HEX, 3), variant + random.text(HEX, 3), random.text(HEX, 12)].join("-");
};

export const traceId = (random: Random): string => random.text(HEX, 32);
export const spanId = (random: Random): string => random.text(HEX, 16);
export const gitHash = (random: Random): string => random.text(HEX, 40);
export const shortGitHash = (random: Random): string => random.text(HEX, random.integer(7, 12));
export const sha256 = (random: Random): string => random.text(HEX, 64);
export const ulid = (random: Random): string => `01${random.text("0123456789ABCDEFGHJKMNPQRSTVWXYZ", 24)}`;
export const objectId = (random: Random): string => `6${random.text(HEX, 23)}`;
export const snowflake = (random: Random): string => `1${random.text(DIGITS, 17)}`;
export const nanoId = (random: Random): string => random.text(`${ALPHANUMERIC}_-`, 21);
export const slug = (random: Random): string =>
  `${random.text(LOWER, random.integer(3, 8))}-${random.text(LOWER, random.integer(3, 8))}-${random.integer(1, 99)}`;

export const base64 = (random: Random, length: number): string =>
  Buffer.from(Array.from({ length }, () => random.integer(0, 255))).toString("base64");

/** As a lock file has it. */
export const integrity = (random: Random): string => `sha512-${base64(random, 64)}`;

/** A data URI, as images arrive in prompts: bytes with a beginning of their format. */
export const imageUri = (random: Random): string => {
  const [type, beginning] = random.pick([
    ["png", "iVBORw0KGgoAAAANSUhEUgAA"],
    ["jpeg", "/9j/4AAQSkZJRgABAQAAAQABAAD/"],
    ["gif", "R0lGODlhAQABAIAAAAAAAP///yH5"],
    ["webp", "UklGRiQAAABXRUJQVlA4"],
  ] as const);
  return `data:image/${type};base64,${beginning}${base64(random, random.integer(90, 1500))}`;
};

const two = (number: number): string => String(number).padStart(2, "0");

export const isoDate = (random: Random): string =>
  `${random.integer(1970, 2035)}-${two(random.integer(1, 12))}-${two(random.integer(1, 28))}`;

export const clockTime = (random: Random): string =>
  `${two(random.integer(0, 23))}:${two(random.integer(0, 59))}:${two(random.integer(0, 59))}`;

export const isoTime = (random: Random): string => {
  const fraction = random.pick(["", `.${random.text(DIGITS, 3)}`, `.${random.text(DIGITS, 6)}`]);
  const zone = random.pick(["Z", "+00:00", "+01:00", "-05:00", "+0530"]);
  return `${isoDate(random)}T${clockTime(random)}${fraction}${zone}`;
};

/** Semantic, of Python, of Debian, with four parts, as a user agent has it. */
export const version = (random: Random): string => {
  const part = (max: number): number => random.integer(0, max);
  const semantic = `${part(30)}.${part(40)}.${part(60)}`;
  return random.pick([
    semantic,
    `v${semantic}`,
    `^${semantic}`,
    `~${part(9)}.${part(20)}`,
    `${semantic}-${random.pick(["alpha", "beta", "rc"])}.${part(9)}`,
    `${semantic}+build.${part(999)}`,
    `${semantic}-next.${random.text(HEX, 7)}`,
    `${part(9)}.${part(20)}.${part(9)}.dev${part(99)}`,
    `${part(9)}.${part(20)}rc${part(9)}`,
    `${part(4)}:${semantic}-${part(9)}+deb12u${part(9)}`,
    `${semantic}-${part(9)}ubuntu${part(9)}.${part(30)}`,
    `>=${semantic} <${part(9) + 31}.0.0`,
    `version ${part(200)}.${part(9)}.${part(9999)}.${part(999)}`,
    `Chrome/${part(200)}.0.${part(9999)}.${part(999)}`,
    `go1.${part(30)}.${part(20)}`,
    `node-v${semantic}-linux-x64`,
  ]);
};
