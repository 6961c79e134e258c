import { join } from "node:path";

import { encodeFileHeader, FILE_HEADER_BYTES } from "./file-header.ts";
import type { SpoolFileSystem } from "./file-system.ts";
import { doneMark } from "./record.ts";
import { formatSegmentName, type SegmentName } from "./segment-name.ts";

/**
 * One file of records. Written at its end only, but for the byte of a record that says that it is done; once sealed, not
 * written at its end any more.
 */
export class Segment {
  readonly name: string;
  readonly path: string;
  readonly createdMs: number;
  readonly salt: number;
  /** Where the next record goes: what lies beyond is no part of it. */
  end: number = FILE_HEADER_BYTES;
  /** What waits in it, in items. */
  items = 0;
  sealed = false;
  /** Whether something is on its way behind its end, so that it must stay. */
  growing = false;
  /** Whether something in it cannot be read. */
  damaged = false;
  /** Where the oldest record begins that has not been read yet. */
  readFrom: number = FILE_HEADER_BYTES;
  readonly #fileSystem: SpoolFileSystem;
  #descriptor: Promise<number> | undefined;
  /** What is being done with the descriptor. */
  #using = new Set<Promise<unknown>>();

  constructor(fileSystem: SpoolFileSystem, directory: string, name: SegmentName) {
    this.#fileSystem = fileSystem;
    this.name = formatSegmentName(name);
    this.path = join(directory, this.name);
    this.createdMs = name.createdMs;
    this.salt = name.salt;
  }

  /** Makes the file, which must not be there yet, for what is to be written into it next. */
  async create(): Promise<void> {
    this.growing = true;
    this.#descriptor = this.#fileSystem.open(this.path, "create");
    await this.#use((descriptor) => this.#fileSystem.write(descriptor, encodeFileHeader(), 0));
  }

  /** Sees how long the file is that another process left. */
  async find(): Promise<void> {
    this.sealed = true;
    this.end = await this.#use((descriptor) => this.#fileSystem.size(descriptor));
  }

  /** Reads what lies there, fewer bytes than `target` has only at the end of the file. */
  read(target: Uint8Array, position: number): Promise<number> {
    return this.#use((descriptor) => this.#fileSystem.read(descriptor, target, position));
  }

  /** Writes behind the end, which stays where it is: until {@link accept}, nothing of it counts. */
  write(bytes: Uint8Array): Promise<void> {
    return this.#use((descriptor) => this.#fileSystem.write(descriptor, bytes, this.end));
  }

  /** What was written last is part of it. */
  accept(bytes: number, items: number): void {
    this.end += bytes;
    this.items += items;
    this.growing = false;
  }

  /** Nothing more is written behind its end. */
  seal(): Promise<void> {
    this.sealed = true;
    this.growing = false;
    return this.close();
  }

  sync(): Promise<void> {
    return this.#use((descriptor) => this.#fileSystem.sync(descriptor));
  }

  /** Cuts off what was written and not accepted. */
  cut(): Promise<void> {
    return this.#use((descriptor) => this.#fileSystem.truncate(descriptor, this.end));
  }

  /** Marks the record that begins at `offset` as done, so that no later process sends it again. */
  markDone(offset: number): Promise<void> {
    const { position, bytes } = doneMark(offset);
    return this.#use((descriptor) => this.#fileSystem.write(descriptor, bytes, position));
  }

  /** Lets go of the file; what is asked for next opens it again. */
  async close(): Promise<void> {
    const opening = this.#descriptor;
    const using = this.#using;
    this.#descriptor = undefined;
    this.#using = new Set();
    const descriptor = await opening?.catch(() => undefined);
    // A descriptor that is closed too early may stand for another file already.
    await Promise.allSettled(using);
    if (descriptor !== undefined) await this.#fileSystem.close(descriptor);
  }

  async #use<T>(work: (descriptor: number) => Promise<T>): Promise<T> {
    const opening = this.#open();
    const using = this.#using;
    const result = opening.then(work);
    using.add(result);
    try {
      return await result;
    } finally {
      using.delete(result);
    }
  }

  #open(): Promise<number> {
    if (this.#descriptor === undefined) {
      const opening = this.#fileSystem.open(this.path, "existing");
      this.#descriptor = opening;
      opening.catch(() => {
        if (this.#descriptor === opening) this.#descriptor = undefined;
      });
    }
    return this.#descriptor;
  }
}
