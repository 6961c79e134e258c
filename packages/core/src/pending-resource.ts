import type { Resource } from "./readable-span.ts";

/** Whether detectors still work on a resource. */
export const isPending = (resource: Resource): boolean => {
  try {
    return resource.asyncAttributesPending === true;
  } catch {
    return false; // what cannot even say that will not get better by waiting
  }
};

/** Waits until detectors have found out what the process is, so that its first spans go out with all of it. */
export const whenFinal = async (resources: readonly Resource[], signal: AbortSignal): Promise<void> => {
  const pending = new Set(resources.filter(isPending));
  await Promise.allSettled(Array.from(pending, async (resource) => resource.waitForAsyncAttributes?.()));
  signal.throwIfAborted(); // the batch was given up meanwhile
};
