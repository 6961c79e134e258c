import { execFileSync } from "node:child_process";
import * as fs from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterEach, describe, expect, test } from "vitest";

import { CredentialResolver } from "../../src/credentials/credential-resolver.ts";
import { FileCredentialStore } from "../../src/credentials/file-credential-store.ts";
import type { SmallFile, SmallFileSystem } from "../../src/credentials/read-small-file.ts";
import { NEVER } from "../support/http-sender.ts";
import { SecretVolume } from "./support/secret-volume.ts";

const KIB = 1024;

const directories: string[] = [];

const makeDirectory = async (files: Readonly<Record<string, string | Uint8Array>>): Promise<string> => {
  const directory = await fs.mkdtemp(join(tmpdir(), "secrets-"));
  directories.push(directory);
  for (const [name, content] of Object.entries(files)) await fs.writeFile(join(directory, name), content);
  return directory;
};

afterEach(async () => {
  for (const directory of directories.splice(0)) await fs.rm(directory, { recursive: true });
});

const failedWith = (message: string) => expect.objectContaining({ name: "CredentialError", code: "store", message });

const errno = (code: string): Error => Object.assign(new Error(`${code}: secret`), { code });

/** A file system without files, and what was to be opened. */
const recording = () => {
  const opened: string[] = [];
  const open: SmallFileSystem["open"] = async (path) => {
    opened.push(path);
    throw errno("ENOENT");
  };
  return { fileSystem: { open }, opened };
};

describe("a directory", () => {
  test.each<[string, string | Uint8Array, string]>([
    ["as it is", "Bearer é", "Bearer é"],
    ["without the line end of an editor", "v1\n", "v1"],
    ["without those of Windows, and its byte order mark", "\ufeffv1\r\n\r\n", "v1"],
    ["with spaces and line ends inside", " a\nb ", " a\nb "],
    ["empty, which is for the resolver to judge", "", ""],
    ["of the largest size", "x".repeat(64 * KIB), "x".repeat(64 * KIB)],
  ])("gives the content of the key's file %s", async (_, content, value) => {
    const store = new FileCredentialStore({ directory: await makeDirectory({ "api-token": content }) });
    expect(await store.get("api-token", NEVER)).toEqual({ value });
  });

  test("gives nothing where there is no file", async () => {
    const store = new FileCredentialStore({ directory: await makeDirectory({}) });
    expect(await store.get("api-token", NEVER)).toBeUndefined();
  });

  test("may be named relative to where the process is at construction", async () => {
    const { fileSystem, opened } = recording();
    const store = new FileCredentialStore({ directory: "secrets", fileSystem });
    await store.get("api-token", NEVER);
    expect(opened[0]).toBe(join(process.cwd(), "secrets", "api-token"));
  });

  test.each(["../secret", "..", ".", "..data", "/etc/passwd", "a/../../secret", "a\0", "a\\b", ""])(
    "is not left by the key %j",
    async (key) => {
      const { fileSystem, opened } = recording();
      const store = new FileCredentialStore({ directory: "/run/secrets", fileSystem });
      await expect(store.get(key, NEVER)).rejects.toThrow(TypeError);
      expect(opened).toEqual([]);
    },
  );

  test.each<[string, (path: string) => unknown, string]>([
    ["too large", (path) => fs.writeFile(path, "x".repeat(64 * KIB + 1)), "is larger than 65536 bytes"],
    ["no text", (path) => fs.writeFile(path, Uint8Array.of(0x61, 0xff)), "is no UTF-8 text"],
    ["a directory", (path) => fs.mkdir(path), "is no file"],
    ["a pipe that nobody writes", (path) => execFileSync("mkfifo", [path]), "is no file"],
    ["a link to itself", (path) => fs.symlink(path, path), "cannot be read (ELOOP)"],
  ])("tells when the file is %s", async (_, make, problem) => {
    const directory = await makeDirectory({});
    const path = join(directory, "api-token");
    await make(path);
    const store = new FileCredentialStore({ directory });
    await expect(store.get("api-token", NEVER)).rejects.toEqual(
      failedWith(`Credential "api-token": ${path} ${problem}`),
    );
  });
});

describe("a volume of Kubernetes", () => {
  test("gives the new value after its update, even of the same length", async () => {
    await using volume = await SecretVolume.mount({ "api-token": "v1\n", other: "w1" });
    const store = new FileCredentialStore({ directory: volume.directory });
    expect(await store.get("api-token", NEVER)).toEqual({ value: "v1" });
    await volume.update({ "api-token": "v2\n", other: "w2" });
    expect(await store.get("api-token", NEVER)).toEqual({ value: "v2" });
    expect(await store.get("other", NEVER)).toEqual({ value: "w2" });
    await volume.update({ other: "w3" });
    expect(await store.get("api-token", NEVER)).toBeUndefined();
  });

  test("always gives a whole value that was there, however often it is updated", async () => {
    const value = (update: number): string => `${update} `.repeat(4 * KIB);
    await using volume = await SecretVolume.mount({ "api-token": value(0) });
    const store = new FileCredentialStore({ directory: volume.directory });
    const last = 200;
    const progress = { update: 0 };
    const updating = (async () => {
      while (progress.update < last) await volume.update({ "api-token": value(++progress.update) });
    })();
    let reads = 0;
    for (; progress.update < last; reads++) {
      const finished = progress.update - 1;
      const read = (await store.get("api-token", NEVER))?.value ?? "";
      expect(Number.parseInt(read, 10)).toBeGreaterThanOrEqual(finished);
      expect(read).toBe(value(Number.parseInt(read, 10)));
    }
    await updating;
    expect(reads).toBeGreaterThan(10);
  });

  test("is followed by a renewal", async () => {
    await using volume = await SecretVolume.mount({ "api-token": "v1" });
    const credentials = new CredentialResolver({ store: new FileCredentialStore({ directory: volume.directory }) });
    const headers = credentials.headers({ authorization: "Bearer {api-token}" });
    const first = await headers.get(NEVER);
    expect(first).toEqual({ authorization: "Bearer v1" });
    await volume.update({ "api-token": "v2" });
    expect(await headers.renew(first)).toBe(true);
    expect(await headers.get(NEVER)).toEqual({ authorization: "Bearer v2" });
  });
});

describe("single files", () => {
  test("are found by key, and nothing else is", async () => {
    const directory = await makeDirectory({ token: "v1", secret: "s1" });
    const files = { "api-token": join(directory, "token") };
    const store = new FileCredentialStore({ files });
    expect(await store.get("api-token", NEVER)).toEqual({ value: "v1" });
    for (const key of ["token", "secret", "constructor", "__proto__"]) {
      expect(await store.get(key, NEVER)).toBeUndefined();
    }
    await expect(store.get("../secret", NEVER)).rejects.toThrow(TypeError);
  });

  test("are those of construction", async () => {
    const { fileSystem, opened } = recording();
    const files = { "api-token": "token" };
    const store = new FileCredentialStore({ files, fileSystem });
    files["api-token"] = "another";
    await store.get("api-token", NEVER);
    expect(opened[0]).toBe(join(process.cwd(), "token"));
  });
});

describe("a file system in trouble", () => {
  /** Every call of `open` takes the next step: an error, or a file with that content. */
  const scripted = (steps: (Error | SmallFile)[]): { store: FileCredentialStore; left: () => number } => {
    const fileSystem: SmallFileSystem = {
      open: async () => {
        const step = steps.shift() ?? errno("ENOENT");
        if (step instanceof Error) throw step;
        return step;
      },
    };
    return { store: new FileCredentialStore({ directory: "/run/secrets", fileSystem }), left: () => steps.length };
  };

  /** A file that is read in the given pieces; `closed` counts. */
  const file = (pieces: (string | Error)[], log: string[] = []): SmallFile => ({
    stat: async () => ({ isFile: () => true }),
    read: async (buffer, offset, length) => {
      const piece = pieces.shift() ?? "";
      if (piece instanceof Error) throw piece;
      const bytes = Buffer.from(piece).subarray(0, length);
      buffer.set(bytes, offset);
      return { bytesRead: bytes.length };
    },
    close: async () => void log.push("closed"),
  });

  test("that loses the way for a moment is asked again", async () => {
    const { store } = scripted([errno("ENOENT"), errno("ENOENT"), file(["v2"])]);
    expect(await store.get("api-token", NEVER)).toEqual({ value: "v2" });
  });

  test("that loses it for longer has no such file", async () => {
    const { store, left } = scripted([errno("ENOENT"), errno("ENOENT"), errno("ENOENT"), file(["v2"])]);
    expect(await store.get("api-token", NEVER)).toBeUndefined();
    expect(left()).toBe(1);
  });

  test("that fails otherwise is not asked again", async () => {
    const { store, left } = scripted([errno("EACCES"), file(["v1"])]);
    const problem = `${join("/run/secrets", "api-token")} cannot be read (EACCES)`;
    await expect(store.get("api-token", NEVER)).rejects.toEqual(failedWith(`Credential "api-token": ${problem}`));
    expect(left()).toBe(1);
  });

  test("may give a file in pieces", async () => {
    const log: string[] = [];
    const { store } = scripted([file(["v", "1", "\n"], log)]);
    expect(await store.get("api-token", NEVER)).toEqual({ value: "v1" });
    expect(log).toEqual(["closed"]);
  });

  test.each<[string, (string | Error)[]]>([
    ["fails", ["v1", errno("EIO")]],
    ["does not end", Array.from({ length: 1000 }, () => "x".repeat(KIB))],
  ])("leaves no file open that %s", async (_, pieces) => {
    const log: string[] = [];
    const { store } = scripted([file(pieces, log)]);
    await expect(store.get("api-token", NEVER)).rejects.toMatchObject({ code: "store" });
    expect(log).toEqual(["closed"]);
  });

  test("is not asked once nobody waits", async () => {
    const { store, left } = scripted([file(["v1"])]);
    await expect(store.get("api-token", AbortSignal.abort(new Error("no longer")))).rejects.toThrow("no longer");
    expect(left()).toBe(1);
  });
});

describe("refused", () => {
  test.each([
    [{}, "Expected either `directory` or `files` to be given, got both or neither"],
    [{ directory: "/a", files: {} }, "Expected either `directory` or `files` to be given, got both or neither"],
    [{ directory: "" }, 'Expected `directory` to be a path, got ""'],
    [{ directory: 7 }, "Expected `directory` to be a path, got 7"],
    [{ directory: "/a\0" }, 'Expected `directory` to be a path, got "/a\\u0000"'],
    [{ files: null }, "Expected `files` to be a record of paths, got null"],
    [{ files: { a: "" } }, 'Expected `files["a"]` to be a path, got ""'],
    [{ directory: "/a", fileSystem: {} }, "Expected `fileSystem` to be a file system, got an object"],
  ])("are the options %j", (options, message) => {
    expect(() => new FileCredentialStore(options as never)).toThrow(new TypeError(message));
  });

  test("is a file under what cannot be a key", () => {
    expect(() => new FileCredentialStore({ files: { "../a": "/a" } })).toThrow(/^Expected the key of a credential/);
  });
});
