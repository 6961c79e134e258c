import { readdir } from "node:fs/promises";

import type { SecretFormat } from "../secret-format.ts";

/** What one file about formats has. */
export interface Family {
  readonly name: string;
  readonly formats: readonly SecretFormat[];
  /** Texts in which nothing of the family may be found. */
  readonly lookAlikes: readonly string[];
}

const isFormat = (value: unknown): value is SecretFormat =>
  typeof value === "object" && value !== null && "detector" in value && "sample" in value;

/** All formats, by the file they stand in. */
export const loadFormats = async (): Promise<Family[]> => {
  const folder = new URL("../formats/", import.meta.url);
  const files = (await readdir(folder)).filter((file) => file.endsWith(".ts")).toSorted();
  const families = new Map<string, { formats: SecretFormat[]; lookAlikes: string[] }>();
  for (const file of files) {
    const name = file.replace(/(?:-look-alikes)?\.ts$/, "");
    const family = families.get(name) ?? { formats: [], lookAlikes: [] };
    families.set(name, family);
    const module = (await import(new URL(file, folder).href)) as Readonly<Record<string, unknown>>;
    for (const value of Object.values(module).filter(Array.isArray)) {
      family.formats.push(...(value as unknown[]).filter(isFormat));
      family.lookAlikes.push(...(value as unknown[]).filter((item) => typeof item === "string"));
    }
  }
  return [...families].map(([name, found]) => ({ name, ...found }));
};
