import type { IncomingMessage } from "node:http";

/** The body of a request while it comes in. */
export class Upload {
  readonly #request: IncomingMessage;
  readonly #onPiece: () => void;
  readonly #pieces: Buffer[] = [];
  #byteLength = 0;

  /** Calls `onPiece` whenever something has come. */
  constructor(request: IncomingMessage, onPiece: () => void) {
    this.#request = request;
    this.#onPiece = onPiece;
  }

  /** How much has come so far. */
  get byteLength(): number {
    return this.#byteLength;
  }

  /** What has come so far. */
  bytes(): Buffer {
    return Buffer.concat(this.#pieces);
  }

  /**
   * Reads to the end; false when a side left before it. Nothing more is taken from the connection until `digest` is
   * done with a piece: the client feels how slow it is.
   */
  async read(digest: (pieceBytes: number) => Promise<void> | void = () => {}): Promise<boolean> {
    try {
      for await (const piece of this.#request) {
        const bytes = piece as Buffer;
        this.#pieces.push(bytes);
        this.#byteLength += bytes.length;
        this.#onPiece();
        await digest(bytes.length);
      }
      return true;
    } catch {
      return false;
    }
  }
}
