import { DIALECTS } from "@sideband/semconv";

import { LINT_RULES } from "../lint/lint-rule.ts";
import { FORMATS } from "./command.ts";

const WIDTH = Math.max(...Object.keys(LINT_RULES).map(({ length }) => length));

const rules = Object.entries(LINT_RULES).map(([rule, what]) => `  ${rule.padEnd(WIDTH)}  ${what}`);

/** What `--help` prints. */
export const HELP: string = `Usage: sideband-testing lint <file>... [options]

Finds what is not as the OpenTelemetry conventions for generative AI have it, in recorded spans: files of OTLP JSON,
one request per line, as the Collector's file exporter writes them, or one JSON document. - is the standard input.

Options
  --dialect <name>      accept the names of a dialect, too: ${DIALECTS.join(", ")}
  --allow-content       accept content on spans
  --ignore <what>       leave out a rule, a key, or the keys that begin so, such as "gen_ai.memory.*"
  --format <name>       ${FORMATS.join(", ")} (annotations); text where none is given
  --max-warnings <n>    fail where there are more
  -h, --help            this
  -v, --version         the version

--dialect and --ignore may come several times, or with commas in them.

Exit code: 0 nothing found but warnings, 1 errors or too many warnings, 2 wrong use or input that cannot be read.

Rules
${rules.join("\n")}
`;
