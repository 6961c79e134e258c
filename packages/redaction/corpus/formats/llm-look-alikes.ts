/** Texts that have something of the secrets of model providers, and are none. */
export const lookAlikes: readonly string[] = [
  `OPENAI_API_KEY=sk-proj-${"x".repeat(48)}`,
  "OPENAI_API_KEY=sk-your-key-here",
  "OPENAI_API_KEY=sk-...",
  "sk-fading-circle sk-cube-grid sk-folding-cube1 sk-three-bounce2",
  "const key = `sk-${suffix}`",
  "risk-averse2task-oriented3desk-bound",
  `PERPLEXITY_API_KEY=pplx-${"x".repeat(48)}`,
  "- (id)hf_requiredCharacteristicTypesForDisplayMetadata;",
  "{ &hf_servingcellpriorityparametersdescription_h_prio },",
  "_kHMSymptomhf_generatedByHomeAppForDebuggingPurposesKey,",
  `hf_token = "hf_${"x".repeat(34)}"`,
  'public static final String API_ORG_EXIST = "APIOrganizationExist";',
  "def test_internal_api_org_inclusion_with_href(api_name, href):",
  "gsk_launcher r8_buffer fw_version_2 xai-grok-4 nvapi-key pa-rty",
  '"model": "sonar-reasoning", "model": "grok-4-0709", "model": "accounts/fireworks/models/llama-v3p1-70b-instruct"',
  "week_over_week_growth_of_the_number_of_users up_to_the_last_minute rc_local",
];
