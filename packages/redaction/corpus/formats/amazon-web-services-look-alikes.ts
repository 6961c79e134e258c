/** Texts that have something of the secrets of Amazon Web Services, and are none. */
export const lookAlikes: readonly string[] = [
  `key = AKIA${"X".repeat(16)}`,
  `aws_access_key: AKIA${"X".repeat(16)}`,
  `aws_secret_access_key = ${"x".repeat(40)}`,
  'msgstr "Näytä asiakirjamallikansio."',
  "TODAYINASIAASACKOFRICEFELLOVER",
  `CTTCATAGGGTTCACGCTGTGTAAT-ACG--CCTGAGGC-CACA-AGGGGACTTCAGCAACCGTCGGG`,
  "ABSKQmVkcm9ja0FQSUtleS1EXAMPLE",
  "bedrock-api-key-",
  "bedrock-api-key-YmVkcm9jay5hbWF6b25hd3MuY29x",
  "arn:aws:iam::123456789012:role/service-role/my-role-with-a-long-name",
  "aws s3 cp s3://bucket/key/with/a/long/path/to/some/object.txt .",
  `aws-sdk commit ${"0a1b2c3d4e".repeat(4)}`,
  `aws_sha1 = ${"0a1b2c3d4e".repeat(4)}`,
  "Asia has four billion inhabitants. ACCADEMIA DELLE SCIENZE",
  "aws_policy: GoogleIamV3alphaSourcePolicyAwsIamPolicy",
];
