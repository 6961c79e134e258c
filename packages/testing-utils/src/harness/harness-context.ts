import { context, ROOT_CONTEXT, type Context } from "@opentelemetry/api";
import { AsyncLocalStorageContextManager } from "@opentelemetry/context-async-hooks";

/**
 * Where a harness's tracers and loggers find their parents: in the context of the API if that follows the code, else
 * in one of the harness's own, which nothing else sees.
 */
export class HarnessContext {
  readonly #own = new AsyncLocalStorageContextManager();

  active(): Context {
    const active = context.active();
    return active === ROOT_CONTEXT ? this.#own.active() : active;
  }

  with<Result>(active: Context, run: () => Result): Result {
    // Without a context manager `context.with` changes nothing, and only then is the harness's own in use.
    return context.with(active, () => (context.active() === active ? run() : this.#own.with(active, run)));
  }

  disable(): void {
    this.#own.disable();
  }
}
