export type Row = { name: string; passed: boolean; seconds: number };

export const table = (rows: readonly Row[]): string => {
  const width = Math.max("check".length, ...rows.map((row) => row.name.length));
  const line = (name: string, result: string, seconds: string): string =>
    `${name.padEnd(width)}  ${result.padEnd(6)}  ${seconds.padStart(7)}`;
  return [
    line("check", "result", "seconds"),
    ...rows.map((row) => line(row.name, row.passed ? "ok" : "FAILED", row.seconds.toFixed(1))),
  ].join("\n");
};
