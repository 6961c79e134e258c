import { dirname, join } from "node:path";

import type { FileSystem, FileSystems } from "../../../src/file/file-system.ts";

interface Node {
  readonly dev: number;
  readonly ino: number;
  content: Buffer;
  readonly mode: number;
}

/** What happens to one operation: it fails, or a write takes a part of what it is given first. */
export interface Fault {
  readonly operation: keyof FileSystem;
  readonly code: string;
  /** How many bytes a write takes before it fails. */
  readonly taken?: number;
}

const failure = (code: string): NodeJS.ErrnoException => Object.assign(new Error(`${code}: it was scripted`), { code });

/** A disk that fails when it is told to, under one directory. */
export class MemoryDisk {
  readonly directory = "/var/log/shop";
  /** What happens next; each operation that fits takes the first. */
  readonly faults: Fault[] = [];
  /** Every operation so far, and on which side it was done. */
  readonly operations: `${"pool" | "thread"} ${keyof FileSystem}`[] = [];
  /** How often something was closed that was not open: it could have been somebody else's file. */
  strayCloses = 0;
  /** Asked before each operation; what it returns is waited for. */
  gate: (operation: keyof FileSystem) => Promise<void> | undefined = () => undefined;
  readonly #files = new Map<string, Node>();
  readonly #open = new Map<number, { node: Node; append: boolean }>();
  #numbers = 2;

  /** Open descriptors. */
  get open(): number {
    return this.#open.size;
  }

  get fileSystems(): FileSystems {
    return { pool: this.#side("pool"), thread: this.#side("thread") };
  }

  path(name: string): string {
    return join(this.directory, name);
  }

  names(): string[] {
    return [...this.#files.keys()].map((path) => path.slice(this.directory.length + 1)).toSorted();
  }

  text(name: string): string {
    return this.#find(this.path(name)).content.toString();
  }

  mode(name: string): number {
    return this.#find(this.path(name)).mode;
  }

  write(name: string, text: string, identity: { dev?: number; ino?: number } = {}): void {
    const { dev = 1, ino = ++this.#numbers } = identity;
    this.#files.set(this.path(name), { dev, ino, content: Buffer.from(text), mode: 0o644 });
  }

  move(from: string, to: string): void {
    this.#files.set(this.path(to), this.#find(this.path(from)));
    this.#files.delete(this.path(from));
  }

  #find(path: string): Node {
    const node = this.#files.get(path);
    if (node === undefined) throw failure("ENOENT");
    return node;
  }

  #descriptor(descriptor: number): Node {
    const open = this.#open.get(descriptor);
    if (open === undefined) throw failure("EBADF");
    return open.node;
  }

  #side(side: "pool" | "thread"): FileSystem {
    const start = async (operation: keyof FileSystem): Promise<Fault | undefined> => {
      this.operations.push(`${side} ${operation}`);
      await this.gate(operation);
      const at = this.faults.findIndex((fault) => fault.operation === operation);
      const [fault] = at === -1 ? [] : this.faults.splice(at, 1);
      if (fault !== undefined && fault.taken === undefined) throw failure(fault.code);
      return fault;
    };
    return {
      open: async (path, flags, mode) => {
        await start("open");
        const descriptor = ++this.#numbers;
        if (flags === "r" && path === this.directory) {
          this.#open.set(descriptor, { node: { dev: 1, ino: 1, content: Buffer.alloc(0), mode: 0 }, append: false });
          return descriptor;
        }
        if (dirname(path) !== this.directory) throw failure("ENOENT");
        if (!this.#files.has(path)) {
          this.#files.set(path, { dev: 1, ino: ++this.#numbers, content: Buffer.alloc(0), mode });
        }
        this.#open.set(descriptor, { node: this.#find(path), append: flags === "a+" });
        return descriptor;
      },
      read: async (descriptor, target, position) => {
        await start("read");
        return this.#descriptor(descriptor).content.copy(target, 0, position);
      },
      write: async (descriptor, source) => {
        const fault = await start("write");
        const node = this.#descriptor(descriptor);
        if (this.#open.get(descriptor)?.append !== true) throw failure("EBADF");
        const taken = fault?.taken === undefined ? source.length : Math.min(fault.taken, source.length);
        node.content = Buffer.concat([node.content, source.subarray(0, taken)]);
        if (fault !== undefined) this.faults.unshift({ operation: "write", code: fault.code });
        return taken;
      },
      truncate: async (descriptor, size) => {
        await start("truncate");
        const node = this.#descriptor(descriptor);
        if (size > node.content.length) throw new Error("Nobody wants it longer");
        node.content = Buffer.from(node.content.subarray(0, size));
      },
      sync: async (descriptor) => {
        await start("sync");
        this.#descriptor(descriptor);
      },
      close: async (descriptor) => {
        // As on Linux, the descriptor is gone even if closing it fails.
        if (!this.#open.delete(descriptor)) {
          this.strayCloses++;
          throw failure("EBADF");
        }
        await start("close");
      },
      status: async (file) => {
        await start("status");
        const node = typeof file === "number" ? this.#descriptor(file) : this.#find(file);
        return { dev: node.dev, ino: node.ino, size: node.content.length };
      },
      rename: async (from, to) => {
        await start("rename");
        this.#files.set(to, this.#find(from));
        this.#files.delete(from);
      },
      unlink: async (path) => {
        await start("unlink");
        this.#find(path);
        this.#files.delete(path);
      },
      list: async () => {
        await start("list");
        return this.names().toReversed(); // a real one promises no order
      },
    };
  }
}
