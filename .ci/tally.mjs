// Sums the test reports of all packages. Plain JavaScript: it has to work on a machine where the installation failed.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const failedSteps = process.argv.slice(2);
const complaints = [];
const failures = [];

const foldersIn = (folder) =>
  existsSync(folder)
    ? readdirSync(folder, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map((entry) => join(folder, entry.name))
    : [];

const readJson = (path) => {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    return undefined;
  }
};

/** What failed, so that the end of a long log says it. */
const failuresOf = (report) =>
  (report?.testResults ?? []).flatMap(({ name, message, assertionResults = [] }) => {
    const failed = assertionResults.filter(({ status }) => status === "failed");
    if (failed.length === 0 && message) return [`${name}: ${message}`];
    return failed.map(({ fullName, failureMessages }) => `${name}: ${fullName}\n${failureMessages?.join("\n") ?? ""}`);
  });

const hasTests = (folder) => readJson(join(folder, "package.json"))?.scripts?.test !== undefined;

const tally = (title, folders) => {
  const sum = { passed: 0, failed: 0, skipped: 0 };
  for (const folder of folders) {
    const path = join(folder, "test-report.json");
    const report = readJson(path);
    if (!(report?.numPassedTests > 0)) complaints.push(`Expected tests that passed in ${path}, got none`);
    failures.push(...failuresOf(report).map((failure) => `${title}, ${failure.slice(0, 2000)}`));
    sum.passed += report?.numPassedTests ?? 0;
    sum.failed += report?.numFailedTests ?? 0;
    sum.skipped += (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0);
  }
  console.log(`${title}: ${sum.passed + sum.failed + sum.skipped} tests in ${folders.length} packages`);
  return sum;
};

console.log();
const own = tally("On the workspace's Node.js", ["packages", "apps", "tooling"].flatMap(foldersIn).filter(hasTests));
const floor = tally("On Node.js 22.15", foldersIn("tooling/floor/reports"));
if (floor.passed === 0) complaints.push("Expected tests on Node.js 22.15, got none");

for (const failure of failures) console.log(`\nFAILED ${failure}`);
for (const complaint of complaints) console.log(complaint);
if (failedSteps.length > 0) console.log(`\nSteps that failed: ${failedSteps.join("; ")}`);
// A step that failed for another reason than a test, and a suite that did not run, must not look like a pass.
const explainedSteps = [own, floor].filter((sum) => sum.failed > 0).length;
const unexplained = Math.max(failedSteps.length - explainedSteps, complaints.length > 0 ? 1 : 0);
const failed = own.failed + floor.failed + unexplained;
console.log(`\n${own.passed + floor.passed} passed, ${failed} failed, ${own.skipped + floor.skipped} skipped`);
process.exitCode = failed === 0 ? 0 : 1;
