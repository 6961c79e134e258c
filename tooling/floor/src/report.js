/** Counts the tests of `node --test` in the shape of Vitest's JSON report; suites are not tests. */
export default async function* report(source) {
  const counts = { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0 };
  for await (const { type, data } of source) {
    if (data?.details?.type === "suite") continue;
    if (type === "test:fail") counts.numFailedTests += 1;
    else if (type === "test:pass" && data.todo !== undefined) counts.numTodoTests += 1;
    else if (type === "test:pass" && data.skip !== undefined) counts.numPendingTests += 1;
    else if (type === "test:pass") counts.numPassedTests += 1;
  }
  yield JSON.stringify(counts);
}
