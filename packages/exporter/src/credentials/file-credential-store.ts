import * as nodeFileSystem from "node:fs/promises";
import { join, resolve } from "node:path";

import { wrongOption } from "../expect-option.ts";
import { CredentialError } from "./credential-error.ts";
import { expectKey } from "./credential-key.ts";
import type { Credential, CredentialStore } from "./credential-store.ts";
import { readSmallFile, type SmallFileSystem } from "./read-small-file.ts";
import { withoutLineEnd } from "./without-line-end.ts";

export type FileCredentialStoreOptions = {
  /** @default that of the process */
  readonly fileSystem?: SmallFileSystem;
} & (
  | {
      /** Where each file is named as its key. Relative to the working directory at construction. */
      readonly directory: string;
      readonly files?: never;
    }
  | {
      /** The file of each key. Relative to the working directory at construction. */
      readonly files: Readonly<Record<string, string>>;
      readonly directory?: never;
    }
);

const MAX_BYTES = 64 * 1024;

/** While a volume is being replaced, the way to a file can lead into a directory that has just been removed. */
const MAX_LOOKS = 3;

/**
 * Secrets that are mounted as files: volumes of Kubernetes, Docker secrets, or what an agent writes. A file is UTF-8 text
 * of at most 64 KiB; line ends behind it are no part of the value.
 *
 * Files are read anew each time, and not watched. They are asked for once in minutes; a watcher would hold the
 * directory that a volume has just replaced, and hears nothing at all on some network file systems. Whoever may write
 * the directory is trusted, symbolic links included: volumes consist of them. A Kubernetes volume that is mounted with
 * `subPath` never changes.
 *
 * @see https://kubernetes.io/docs/concepts/configuration/secret/#using-secrets-as-files-from-a-pod
 * @example
 * ```ts
 * import { FileCredentialStore } from "@sideband/exporter";
 *
 * const mounted = new FileCredentialStore({ directory: "/run/secrets" });
 * const single = new FileCredentialStore({ files: { "api-token": "/etc/telemetry/token" } });
 * ```
 */
export class FileCredentialStore implements CredentialStore {
  readonly #pathOf: (key: string) => string | undefined;
  readonly #fileSystem: SmallFileSystem;

  /** @throws TypeError unless there is either a directory or files, and all keys and paths can be such. */
  constructor({ directory, files, fileSystem = nodeFileSystem }: FileCredentialStoreOptions) {
    if ((directory === undefined) === (files === undefined)) {
      throw new TypeError("Expected either `directory` or `files` to be given, got both or neither");
    }
    if (typeof fileSystem?.open !== "function") throw wrongOption("fileSystem", "a file system", fileSystem);
    this.#pathOf = files === undefined ? inDirectory(directory) : amongFiles(files);
    this.#fileSystem = fileSystem;
  }

  /** @throws CredentialError when there is a file that cannot be read. */
  async get(key: string, signal: AbortSignal): Promise<Credential | undefined> {
    const path = this.#pathOf(expectKey(key));
    if (path === undefined) return undefined;
    for (let look = 0; look < MAX_LOOKS; look++) {
      signal.throwIfAborted();
      const value = await this.#read(key, path);
      if (value !== undefined) return { value };
    }
    return undefined;
  }

  async #read(key: string, path: string): Promise<string | undefined> {
    const wrong = (problem: string): CredentialError => new CredentialError("store", key, `${path} ${problem}`);
    const content = await readSmallFile(this.#fileSystem, path, MAX_BYTES).catch((error: unknown) => {
      const { code } = error as NodeJS.ErrnoException;
      if (code === "ENOENT") return undefined;
      throw wrong(`cannot be read (${code})`);
    });
    if (content === undefined) return undefined;
    if (content === "no file") throw wrong("is no file");
    if (content === "too large") throw wrong(`is larger than ${MAX_BYTES} bytes`);
    try {
      return withoutLineEnd(new TextDecoder("utf-8", { fatal: true }).decode(content));
    } catch {
      throw wrong("is no UTF-8 text");
    }
  }
}

const expectPath = (name: string, path: unknown): string => {
  if (typeof path === "string" && path !== "" && !path.includes("\0")) return resolve(path);
  throw wrongOption(name, "a path", path);
};

/** No key has a separator in it or is `..`: none leads out of the directory. */
const inDirectory = (option: string | undefined): ((key: string) => string) => {
  const directory = expectPath("directory", option);
  return (key) => join(directory, key);
};

const amongFiles = (option: Readonly<Record<string, string>>): ((key: string) => string | undefined) => {
  if (typeof option !== "object" || option === null) throw wrongOption("files", "a record of paths", option);
  const files = new Map<string, string>();
  for (const [key, path] of Object.entries(option)) files.set(expectKey(key), expectPath(`files["${key}"]`, path));
  return (key) => files.get(key);
};
