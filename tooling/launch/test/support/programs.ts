import { fileURLToPath } from "node:url";

/** The path of a program of the suites. */
export const programPath = (name: string): string => fileURLToPath(new URL(`../programs/${name}`, import.meta.url));
