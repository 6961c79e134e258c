import type { Cell, SuiteResult } from "./suite.ts";

/** Paints a text where the terminal shows colours; gives it back where not. */
export type Paint = (colour: "green" | "red" | "dim" | "bold", text: string) => string;

const GAP = 2;

const passed = ({ findings }: Cell): boolean => findings.length === 0;

/** The library, and its API below. */
const headOf = (client: string): readonly [string, string] => {
  const words = client.split(" ");
  return [words.slice(0, -1).join(" "), words.at(-1) ?? ""];
};

const distinct = (names: readonly string[]): readonly string[] => [...new Set(names)];

const table = ({ cells, clients }: SuiteResult, paint: Paint): readonly string[] => {
  const rows = distinct(cells.map(({ scenario }) => scenario));
  const heads = clients.map((client) => ({ client, head: headOf(client) }));
  const firstWidth = Math.max(...rows.map((row) => row.length)) + GAP;
  const widthOf = ([library, api]: readonly [string, string]): number => Math.max(library.length, api.length) + GAP;
  const mark = (scenario: string, client: string, width: number): string => {
    const cell = cells.find((each) => each.scenario === scenario && each.client === client);
    if (cell === undefined) return paint("dim", "·".padEnd(width));
    return passed(cell) ? paint("green", "✓".padEnd(width)) : paint("red", "✗".padEnd(width));
  };
  return [
    ...([0, 1] as const).map((line) =>
      paint("dim", "".padEnd(firstWidth) + heads.map(({ head }) => head[line].padEnd(widthOf(head))).join("")),
    ),
    ...rows.map(
      (row) => row.padEnd(firstWidth) + heads.map(({ client, head }) => mark(row, client, widthOf(head))).join(""),
    ),
  ].map((line) => line.trimEnd());
};

/** Each reason once, with the clients for which it holds. */
const reasons = (cells: readonly Cell[], paint: Paint): readonly string[] =>
  distinct(cells.filter((cell) => !passed(cell)).map(({ scenario }) => scenario)).flatMap((scenario) => {
    const clientsOf = new Map<string, string[]>();
    for (const { client, findings } of cells.filter((cell) => cell.scenario === scenario)) {
      for (const reason of distinct(findings.map(({ aspect, message }) => `${aspect}: ${message}`))) {
        clientsOf.set(reason, [...(clientsOf.get(reason) ?? []), client]);
      }
    }
    return [
      "",
      paint("bold", scenario),
      ...[...clientsOf].flatMap(([reason, clients]) => [
        `  ${paint("red", "✗")} ${reason}`,
        paint("dim", `    ${clients.join(", ")}`),
      ]),
    ];
  });

/** A table of scenarios and clients, and the reason for each ✗. */
export const formatReport = (result: SuiteResult, paint: Paint): string => {
  const { adapter, cells, notRecorded, strays } = result;
  const good = cells.filter(passed).length;
  return [
    paint("bold", `${adapter}: ${good} of ${cells.length} as they should be`),
    ...(notRecorded.length > 0 ? [`not recorded, and not judged: ${notRecorded.join(", ")}`] : []),
    "",
    ...table(result, paint),
    ...reasons(cells, paint),
    ...strays.flatMap((stray) => ["", `  ${paint("red", "✗")} outside of any scenario: ${stray}`]),
  ].join("\n");
};
