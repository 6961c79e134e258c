/** What names of algorithms, schemes and encodings are put together of. */
const parts = new Set(
  (
    "aes rsa ecdsa eddsa dsa hmac sha md des bcrypt scrypt yescrypt argon pbkdf hkdf hs rs es ps gcm cbc ctr ecb base utf " +
    "latin ascii iso oauth oidc openid basic bearer digest tls ssl http https jwt jwe jws with chacha poly saml"
  ).split(" "),
);

const named = /^(?:argon2(?:id|i|d)?|(?:ed|x)25519|ed448|secp\d{3}[kr]1)$/i;

/** Few of the numbers in such names have so many digits. */
const number = /(?!2048|3072|4096|8859)\d{4}/;

/** Whether a text is the name of an algorithm, a scheme or an encoding: `PBKDF2-SHA256`, `oauth2`, `latin1`. */
export const isAlgorithm = (text: string): boolean => {
  if (named.test(text)) return true;
  const words = text.toLowerCase().split(/[^a-z]+/);
  return (
    !number.test(text) && words.some((word) => word !== "") && words.every((word) => word === "" || parts.has(word))
  );
};
