import { relative } from "node:path";

/** Counts the tests of `node --test` in the shape of Vitest's JSON report, and names what failed; suites are no tests. */
export default async function* report(source) {
  const counts = { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0 };
  const testResults = [];
  for await (const { type, data } of source) {
    if (data?.details?.type === "suite") continue;
    if (type === "test:fail") {
      counts.numFailedTests += 1;
      testResults.push({
        name: relative(process.cwd(), data.file ?? ""),
        message: `${data.name}: ${data.details.error}`,
      });
    } else if (type === "test:pass" && data.todo !== undefined) counts.numTodoTests += 1;
    else if (type === "test:pass" && data.skip !== undefined) counts.numPendingTests += 1;
    else if (type === "test:pass") counts.numPassedTests += 1;
  }
  yield JSON.stringify({ ...counts, testResults });
}
