/** Texts that are close to a token of a service of maps, and are none. */
export const lookAlikes: readonly string[] = [
  "mapbox://styles/mapbox/streets-v12",
  "https://api.mapbox.com/mapbox-gl-js/v3.1.0/mapbox-gl.css",
  "mapbox: 3.1.0",
  "abcdef_mmk, kilo_mmk",
  `${"a".repeat(6)}_${"a".repeat(29)}_mmk`,
  "https://example.com/?appid=7&appid=calculator",
];
