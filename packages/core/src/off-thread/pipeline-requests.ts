type Ask = "flush" | "shutdown";

/** What is asked, and by which number it is answered. */
export interface AskRequest {
  readonly type: Ask;
  readonly id: number;
}

interface Pending {
  readonly type: Ask;
  readonly resolve: () => void;
}

export interface PipelineRequestsOptions {
  readonly post: (request: AskRequest) => void;
  /** Hears when there begins or ends to be somebody who waits. */
  readonly onWaiting: (waiting: boolean) => void;
}

/** Asks a pipeline for something, and waits for its answer; whoever dies in between is followed by one who answers. */
export class PipelineRequests {
  readonly #options: PipelineRequestsOptions;
  readonly #pending = new Map<number, Pending>();
  #nextId = 0;

  constructor(options: PipelineRequestsOptions) {
    this.#options = options;
  }

  ask(type: Ask): Promise<void> {
    const { post, onWaiting } = this.#options;
    const id = this.#nextId++;
    return new Promise((resolve) => {
      this.#pending.set(id, { type, resolve });
      onWaiting(true);
      post({ type, id });
    });
  }

  answer(id: number): void {
    const pending = this.#pending.get(id);
    this.#pending.delete(id);
    this.#options.onWaiting(this.#pending.size > 0);
    pending?.resolve();
  }

  /** Asks again whoever has taken over. */
  repeat(): void {
    for (const [id, { type }] of this.#pending) this.#options.post({ type, id });
  }

  /** Answers all: there is nobody left to do it. */
  release(): void {
    for (const id of Array.from(this.#pending.keys())) this.answer(id);
  }
}
