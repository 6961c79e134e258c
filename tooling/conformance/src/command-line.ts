import { parseArgs } from "node:util";

import { clients } from "./clients.ts";
import { scenarios } from "./scenarios.ts";
import type { SuiteOptions } from "./suite.ts";

const checked = (
  option: string,
  parts: readonly string[],
  all: readonly { readonly name: string }[],
): readonly string[] => {
  const unknown = parts.find((part) => !all.some(({ name }) => name.includes(part)));
  if (unknown === undefined) return parts;
  const names = all.map(({ name }) => name).join(", ");
  throw new TypeError(`Expected \`${option}\` to be a part of one of ${names}, got ${unknown}`);
};

/** @throws TypeError when something is asked for that there is not. */
export const parseCommandLine = (args: readonly string[]): SuiteOptions => {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      client: { type: "string", multiple: true, default: [] },
      scenario: { type: "string", multiple: true, default: [] },
    },
  });
  return {
    adapters: positionals.length === 0 ? ["sideband"] : positionals,
    clients: checked("--client", values.client, clients),
    scenarios: checked("--scenario", values.scenario, scenarios),
  };
};
