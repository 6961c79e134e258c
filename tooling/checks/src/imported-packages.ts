const importOf = /(?:(?<!\.)\bfrom\s|\bimport\s*\(?)\s*["']([^"'\n]+)["']/g;
const commentLine = /^\s*(?:\/\/|\/?\*).*$/gm;

const packageOf = (specifier: string): string => {
  if (specifier.startsWith("node:")) return specifier;
  return specifier.split("/", specifier.startsWith("@") ? 2 : 1).join("/");
};

/** The packages a module imports, statically or not, types included; relative and `#` imports are left out. */
export const importedPackages = (source: string): string[] => {
  const specifiers = [...source.replace(commentLine, "").matchAll(importOf)].map((match) => match[1] ?? "");
  return [...new Set(specifiers.filter((specifier) => !/^[./#]/.test(specifier)).map(packageOf))];
};
