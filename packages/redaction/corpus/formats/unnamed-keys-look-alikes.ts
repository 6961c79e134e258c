/** Texts that have something of keys whose form says no more than that, and are none. */
export const lookAlikes: readonly string[] = [
  "#define sk_X509_ALGOR_deep_copy(sk, copyfunc, freefunc) sk_ASN1_OBJECT_set_cmp_func(sk, cmp)",
  "sk_CMS_SignerInfo_new_reserve(cmp, n); sk_OSSL_CMP_ITAV_unshift(sk, ptr); sk_IPAddressOrRange_shift(sk)",
  "#sk-container-id-12 div.sk-toggleable__label-arrow, div.sk-estimator-doc-link-fitted { color: black; }",
  "https://example.com/news/sk-hynix-announces-hbm3e-16gb-ddr5-4800mt-memory",
];
