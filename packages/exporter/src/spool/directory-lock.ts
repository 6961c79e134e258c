import { createHash } from "node:crypto";
import { open } from "node:fs/promises";
import { connect, createServer, type Server } from "node:net";
import { basename, dirname, join, relative } from "node:path";

import { errorCode } from "../error-code.ts";

/** Says that its holder is alive. */
export interface DirectoryHold {
  release(): Promise<void>;
}

/** `held`: by a living process. `free`: by a dead one. `unmarked`: there is no sign of a holder. */
export type Holder = "held" | "free" | "unmarked";

export interface DirectoryLocks {
  /** Marks a directory as held by this process. @throws what the system has against it. */
  hold(directory: string): Promise<DirectoryHold>;
  /** Who holds a directory, as far as can be seen. */
  holder(directory: string): Promise<Holder>;
}

export const LOCK_NAME = "lock";

/** The address of a Unix socket is no longer, its final zero not counted; some systems have four bytes less than Linux. */
const MAX_ADDRESS_BYTES = 103;

/**
 * Holds a directory by a Unix socket in it that this process listens on. Unlike a process id, which containers that share
 * the directory may have in common, it cannot be mistaken: the system refuses a connection as soon as nobody listens any
 * more, however that came about. The directory may be renamed meanwhile.
 */
export const socketLocks: DirectoryLocks = {
  async hold(directory: string): Promise<DirectoryHold> {
    const place = await placeIn(directory);
    try {
      const server = await listen(place.address);
      return {
        async release() {
          await new Promise((resolve) => server.close(resolve));
          await place.leave();
        },
      };
    } catch (error) {
      await place.leave();
      throw error;
    }
  },

  async holder(directory: string): Promise<Holder> {
    try {
      const place = await placeIn(directory);
      try {
        return await knock(place.address);
      } finally {
        await place.leave();
      }
    } catch {
      return "held"; // what cannot even be asked is left alone
    }
  },
};

const listen = async (address: string): Promise<Server> => {
  const server = createServer((socket) => socket.destroy());
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(address, resolve);
  });
  server.on("error", () => {
    // Whoever knocks and is not let in takes the directory for held, and so it is.
  });
  server.unref();
  return server;
};

const knock = async (address: string): Promise<Holder> => {
  const socket = connect(address);
  try {
    return await new Promise((resolve) => {
      socket.once("connect", () => resolve("held"));
      socket.once("error", (error) => resolve(meaning(errorCode(error))));
    });
  } finally {
    socket.destroy();
  }
};

const meaning = (code: string | undefined): Holder => {
  if (code === "ECONNREFUSED") return "free";
  return code === "ENOENT" ? "unmarked" : "held";
};

interface SocketPlace {
  readonly address: string;
  /** Not before the socket is closed: closing it removes what has this address then. */
  readonly leave: () => Promise<void>;
}

const nothing = async (): Promise<void> => {};

/** Where a path is too long for a socket, the descriptor of its directory stands for the directory. */
const placeIn = async (directory: string): Promise<SocketPlace> => {
  if (process.platform === "win32") return { address: pipeName(directory), leave: nothing };
  const path = join(directory, LOCK_NAME);
  if (fits(path)) return { address: path, leave: nothing };
  if (process.platform === "linux") {
    const handle = await open(directory, "r");
    return { address: `/proc/self/fd/${handle.fd}/${LOCK_NAME}`, leave: () => handle.close() };
  }
  const shorter = relative(process.cwd(), path);
  if (fits(shorter)) return { address: shorter, leave: nothing };
  throw new Error(`The path is too long for a Unix socket: ${path}`);
};

const fits = (path: string): boolean => Buffer.byteLength(path) <= MAX_ADDRESS_BYTES;

/** Windows has no sockets in directories: the name of the pipe is made of what stays the same when one is renamed. */
const pipeName = (directory: string): string => {
  const parent = createHash("sha256").update(dirname(directory)).digest("hex").slice(0, 16);
  return `\\\\.\\pipe\\sideband-spool-${parent}-${basename(directory).split("-").at(-1)}`;
};
