import type { DirectoryHold, DirectoryLocks, Holder } from "../../src/spool/directory-lock.ts";
import type { DirectoryEntry, SpoolFileSystem } from "../../src/spool/file-system.ts";

class MemoryFile {
  content: Buffer = Buffer.alloc(0);
  /** What a crash leaves. */
  durable: Buffer = Buffer.alloc(0);
}

class MemoryDirectory {
  entries = new Map<string, MemoryNode>();
  durable = new Map<string, MemoryNode>();
  modifiedMs = 0;
  holder: Holder = "unmarked";
}

type MemoryNode = MemoryFile | MemoryDirectory;

/** What is done to the disk, before it is done. What it throws is what the disk complains about. */
export type DiskHook = (operation: keyof SpoolFileSystem, path: string) => void | Promise<void>;

const diskError = (code: string): Error => Object.assign(new Error(`${code}: the disk says no`), { code });

/**
 * A disk that forgets in a crash whatever was not synced, names in directories included: worse than any real one, which
 * writes most of it some time.
 */
export class MemoryDisk implements SpoolFileSystem {
  hook: DiskHook = () => {};
  /** How much it holds, in bytes. */
  capacity: number = Infinity;
  readonly #root = new MemoryDirectory();
  readonly #open = new Map<number, { readonly file: MemoryFile; readonly path: string }>();
  #nextDescriptor = 3;
  #wallTime: () => number;

  constructor(wallTime: () => number = () => 0) {
    this.#wallTime = wallTime;
  }

  /** The power fails: descriptors and locks are gone, and what was not synced. Nothing of before the crash has any effect after it. */
  crash(): void {
    this.hook = () => {};
    this.#open.clear();
    forget(this.#root);
  }

  /** The process is killed: what it has written stays. */
  kill(): void {
    this.hook = () => {};
    this.#open.clear();
    unlock(this.#root);
  }

  /** The paths of all files, with what they hold. */
  files(): Map<string, Buffer> {
    const found = new Map<string, Buffer>();
    const walk = (directory: MemoryDirectory, path: string): void => {
      for (const [name, node] of directory.entries) {
        if (node instanceof MemoryDirectory) walk(node, `${path}/${name}`);
        else found.set(`${path}/${name}`, node.content);
      }
    };
    walk(this.#root, "");
    return found;
  }

  /** Changes a file behind everybody's back. */
  damage(path: string, content: Buffer): void {
    const file = this.#file(path);
    file.content = content;
    file.durable = Buffer.from(content);
  }

  get bytes(): number {
    return [...this.files().values()].reduce((sum, { length }) => sum + length, 0);
  }

  get descriptors(): number {
    return this.#open.size;
  }

  readonly locks: DirectoryLocks = {
    hold: async (directory): Promise<DirectoryHold> => {
      const node = this.#directory(directory);
      node.holder = "held";
      return {
        release: async () => {
          node.holder = "free";
        },
      };
    },
    holder: async (directory) => this.#directory(directory).holder,
  };

  async open(path: string, how: "create" | "existing"): Promise<number> {
    await this.hook("open", path);
    const [parent, name] = this.#parent(path);
    const existing = parent.entries.get(name);
    if (how === "create") {
      if (existing !== undefined) throw diskError("EEXIST");
      parent.entries.set(name, new MemoryFile());
      parent.modifiedMs = this.#wallTime();
    }
    const descriptor = this.#nextDescriptor++;
    this.#open.set(descriptor, { file: this.#file(path), path });
    return descriptor;
  }

  async close(descriptor: number): Promise<void> {
    await this.hook("close", this.#opened(descriptor).path);
    this.#open.delete(descriptor);
  }

  async size(descriptor: number): Promise<number> {
    const { file, path } = this.#opened(descriptor);
    await this.hook("size", path);
    return file.content.length;
  }

  async read(descriptor: number, target: Uint8Array, position: number): Promise<number> {
    const { file, path } = this.#opened(descriptor);
    await this.hook("read", path);
    this.#opened(descriptor);
    const bytes = file.content.subarray(position, position + target.length);
    target.set(bytes);
    return bytes.length;
  }

  /** A full disk takes what fits. */
  async write(descriptor: number, bytes: Uint8Array, position: number): Promise<void> {
    const { file, path } = this.#opened(descriptor);
    await this.hook("write", path);
    this.#opened(descriptor);
    const growth = Math.max(0, position + bytes.length - file.content.length);
    const excess = Math.max(0, this.bytes + growth - this.capacity);
    const taken = bytes.subarray(0, Math.max(0, bytes.length - excess));
    const content = Buffer.alloc(Math.max(file.content.length, position + taken.length));
    file.content.copy(content);
    content.set(taken, position);
    file.content = content;
    if (excess > 0) throw diskError("ENOSPC");
  }

  async truncate(descriptor: number, bytes: number): Promise<void> {
    const { file, path } = this.#opened(descriptor);
    await this.hook("truncate", path);
    file.content = Buffer.from(file.content.subarray(0, bytes));
  }

  async sync(descriptor: number): Promise<void> {
    const { file, path } = this.#opened(descriptor);
    await this.hook("sync", path);
    this.#opened(descriptor);
    file.durable = Buffer.from(file.content);
  }

  async syncDirectory(path: string): Promise<void> {
    await this.hook("syncDirectory", path);
    const directory = this.#directory(path);
    directory.durable = new Map(directory.entries);
  }

  async list(path: string): Promise<readonly DirectoryEntry[]> {
    await this.hook("list", path);
    return Array.from(this.#directory(path).entries, ([name, node]) => ({
      name,
      isDirectory: node instanceof MemoryDirectory,
      bytes: node instanceof MemoryFile ? node.content.length : 0,
      modifiedMs: node instanceof MemoryDirectory ? node.modifiedMs : 0,
    }));
  }

  async makeDirectory(path: string): Promise<void> {
    await this.hook("makeDirectory", path);
    let directory = this.#root;
    for (const name of path.split("/").filter((part) => part !== "")) {
      const node = directory.entries.get(name);
      if (node instanceof MemoryFile) throw diskError("EEXIST");
      const next = node ?? new MemoryDirectory();
      if (node === undefined) next.modifiedMs = this.#wallTime();
      directory.entries.set(name, next);
      directory = next;
    }
  }

  async rename(from: string, to: string): Promise<void> {
    await this.hook("rename", from);
    const [source, sourceName] = this.#parent(from);
    const [target, targetName] = this.#parent(to);
    const node = source.entries.get(sourceName);
    if (node === undefined) throw diskError("ENOENT");
    source.entries.delete(sourceName);
    target.entries.set(targetName, node);
  }

  async remove(path: string): Promise<void> {
    await this.hook("remove", path);
    const [parent, name] = this.#parent(path);
    if (parent.entries.get(name) instanceof MemoryDirectory) throw diskError("EISDIR");
    parent.entries.delete(name);
  }

  async removeDirectory(path: string): Promise<void> {
    await this.hook("removeDirectory", path);
    if (this.#directory(path).entries.size > 0) throw diskError("ENOTEMPTY");
    const [parent, name] = this.#parent(path);
    parent.entries.delete(name);
  }

  #opened(descriptor: number): { readonly file: MemoryFile; readonly path: string } {
    const opened = this.#open.get(descriptor);
    if (opened === undefined) throw diskError("EBADF");
    return opened;
  }

  #node(path: string): MemoryNode {
    let node: MemoryNode = this.#root;
    for (const name of path.split("/").filter((part) => part !== "")) {
      const next: MemoryNode | undefined = node instanceof MemoryDirectory ? node.entries.get(name) : undefined;
      if (next === undefined) throw diskError("ENOENT");
      node = next;
    }
    return node;
  }

  #directory(path: string): MemoryDirectory {
    const node = this.#node(path);
    if (node instanceof MemoryFile) throw diskError("ENOTDIR");
    return node;
  }

  #file(path: string): MemoryFile {
    const node = this.#node(path);
    if (node instanceof MemoryDirectory) throw diskError("EISDIR");
    return node;
  }

  #parent(path: string): [MemoryDirectory, string] {
    const parts = path.split("/");
    const name = parts.pop() ?? "";
    return [this.#directory(parts.join("/")), name];
  }
}

const forget = (directory: MemoryDirectory): void => {
  if (directory.holder === "held") directory.holder = "free";
  directory.entries = new Map(directory.durable);
  for (const node of directory.entries.values()) {
    if (node instanceof MemoryDirectory) forget(node);
    else node.content = Buffer.from(node.durable);
  }
};

const unlock = (directory: MemoryDirectory): void => {
  if (directory.holder === "held") directory.holder = "free";
  for (const node of directory.entries.values()) if (node instanceof MemoryDirectory) unlock(node);
};
