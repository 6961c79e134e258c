import { globSync, readFileSync } from "node:fs";

const comment = /\/\*[^]*?\*\/|^\s*\/\/.*$/gm;

/** After what cannot end an operand, so that it is no division: up to the first `/` outside of a class. */
const literal = /(?<=[(=,:?![&|]\s*|=>\s*|return\s+)\/((?:[^/\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+)\/([dgimsuy]*)/g;

/** An expression that stands somewhere in the source. */
export interface ExpressionLiteral {
  readonly file: string;
  readonly expression: RegExp;
}

/** All expressions in files of the package: also those that functions use. */
export const expressionLiterals = (pattern: string): ExpressionLiteral[] => {
  const cwd = new URL("../..", import.meta.url).pathname;
  return globSync(pattern, { cwd }).flatMap((file) => {
    const code = readFileSync(`${cwd}/${file}`, "utf8").replaceAll(comment, "");
    return Array.from(code.matchAll(literal), ([, source = "", flags]) => ({
      file,
      expression: new RegExp(source, flags),
    }));
  });
};
