/** Texts in which something before a noun is no secret. */
export const lookAlikes: readonly string[] = [
  "use 3f2504e0-4f89-41d3-9a0c-0305e82c3301 as the idempotency key, and user_id_2 as the primary key",
  "a1b2c3d4e5f60718293a4b5c6d7e8f90 is the cache key; 9f86d081884c7d659a2feaa0c55ad015 is the token count",
  "v1.2.3-beta.4+build-5 is the tag, https://example.com/a1b2c3d4e5f6 is the token endpoint",
  "gpt-4o-mini-2024-07-18 is the model that comes with your API key",
  "see src/detectors/secret-2.ts as the key example, base64_encode_v2 is the token format",
];
