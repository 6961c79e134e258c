import type { Resource } from "./readable-span.ts";
import type { Scheduler } from "./scheduler.ts";

/** Whether detectors still work on a resource. */
export const isPending = (resource: Resource): boolean => {
  try {
    return resource.asyncAttributesPending === true;
  } catch {
    return false; // what cannot even say that will not get better by waiting
  }
};

/**
 * Waits until detectors have found out what the process is, so that its first spans go out with all of it. A detector
 * that hangs is waited for once: from then on spans go out with what is known.
 */
export class ResourcePatience {
  readonly #scheduler: Scheduler;
  readonly #patienceMs: number;
  readonly #exhausted = new WeakSet<Resource>();

  constructor(scheduler: Scheduler, patienceMs: number) {
    this.#scheduler = scheduler;
    this.#patienceMs = patienceMs;
  }

  /** Whether there is something to wait for. */
  needed(resources: readonly Resource[]): boolean {
    return resources.some((resource) => isPending(resource) && !this.#exhausted.has(resource));
  }

  /** @throws when the batch was given up meanwhile. */
  async wait(resources: readonly Resource[], signal: AbortSignal): Promise<void> {
    const pending = new Set(resources.filter(isPending));
    const { promise: enough, resolve } = Promise.withResolvers<void>();
    const cancel = this.#scheduler.schedule(() => {
      for (const resource of pending) this.#exhausted.add(resource);
      resolve();
    }, this.#patienceMs);
    await Promise.race([settled(pending), enough]);
    cancel();
    signal.throwIfAborted();
  }
}

const settled = async (resources: Iterable<Resource>): Promise<void> => {
  await Promise.allSettled(Array.from(resources, async (resource) => resource.waitForAsyncAttributes?.()));
};
