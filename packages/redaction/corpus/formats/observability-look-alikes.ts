/** Texts that have something of the secrets of observability, and are none. */
export const lookAlikes: readonly string[] = [
  "datadog: https://app.datadoghq.com/dashboard/abc-def-ghi",
  "dd.trace_id=4bf92f3577b34da6a3ce929d0e0e4736 dd.span_id=00f067aa0ba902b7",
  "datadog.trace_id: 4bf92f3577b34da6a3ce929d0e0e4736",
  "uses: DataDog/agent@f15a5a04b0f6dc6073e6db0296e6ef2d8b8d2522",
  `glc_${"x".repeat(68)}`,
  `API_KEY="glc_${"1".repeat(42)}="`,
  "static void GLC_CreateLightmapTextureArray(void);\nstatic void GLC_CreateLightmapTexturesIndividual(void);",
  "void GLC_StateBeginUnderwaterAliasModelCaustics(texture_ref base_texture, texture_ref caustics_texture)",
  `glsa_${"X".repeat(32)}_${"A".repeat(8)}`,
  "eyJrIjoiYSJ9",
  "dt0c01.public.secret",
  "xaat-token",
  "hcaik_short",
];
