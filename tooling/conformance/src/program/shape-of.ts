const namesOf = (value: object): readonly (string | symbol)[] => {
  const prototype = Object.getPrototypeOf(value) as object | null;
  return [
    ...Reflect.ownKeys(value),
    ...(prototype === null || prototype === Object.prototype ? [] : namesOf(prototype)),
  ];
};

const isMethod = (value: object, key: string | symbol): boolean => {
  try {
    return typeof Reflect.get(value, key) === "function";
  } catch {
    return false;
  }
};

const methodsOf = (value: object): readonly string[] =>
  [...new Set(namesOf(value))]
    .filter((key) => isMethod(value, key))
    .map(String)
    .toSorted();

/** What a program can see of an object without calling it: its class, its enumerable keys, its methods. */
export const shapeOf = (value: object): readonly string[] => [
  `class ${value.constructor.name}`,
  `keys ${Object.keys(value).join(", ")}`,
  `methods ${methodsOf(value).join(", ")}`,
];
