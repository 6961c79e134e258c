/** Resolves once all has succeeded; rejects with what went wrong, all of it, after all has come to an end. */
export const settleAll = async (doing: string, work: readonly Promise<unknown>[]): Promise<void> => {
  const results = await Promise.allSettled(work);
  // The stock tracer provider rejects with a list, one error for each processor.
  const errors: unknown[] = results.flatMap((result) => (result.status === "rejected" ? [result.reason].flat() : []));
  if (errors.length === 0) return;
  if (errors.length === 1 && errors[0] instanceof Error) throw errors[0];
  throw new AggregateError(errors, `Failed ${doing}: ${errors.map(String).join("; ")}`);
};
