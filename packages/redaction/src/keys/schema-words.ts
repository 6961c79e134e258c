const words: ReadonlySet<string> = /* @__PURE__ */ new Set(
  (
    "$anchor $comment $defs $id $ref $schema additionalItems additionalProperties allOf anyOf contains " +
    "contentEncoding contentMediaType definitions dependencies dependentRequired deprecated description else " +
    "exclusiveMaximum exclusiveMinimum format if items markdownDescription maxItems maxLength maxProperties " +
    "maximum minItems minLength minProperties minimum multipleOf not nullable oneOf optional pattern " +
    "patternProperties prefixItems properties readOnly required then title type uniqueItems writeOnly"
  ).split(" "),
);

/**
 * Whether what stands under a key of a JSON schema says what a value has to be, and is none itself, as `default`, `const`,
 * `enum` and `examples` are.
 *
 * @see https://json-schema.org/draft/2020-12/json-schema-validation
 */
export const isSchemaWord = (key: string): boolean => words.has(key);
