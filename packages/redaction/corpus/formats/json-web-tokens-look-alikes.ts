/** Texts that have something of JSON web tokens, and are none. */
export const lookAlikes: readonly string[] = [
  "a JWT begins with eyJ and has two dots, as in eyJ...",
  "header.payload.signature, xxxxx.yyyyy.zzzzz",
  "foo.eye.bar monkey.eyeball.grey survey.eyJ",
  `data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk`,
  `{"cursor":"${Buffer.from('{"page":2,"size":50,"sort":"name"}').toString("base64")}"}`,
  `ZXlK${"IsNoTokenAtAllButOnlyABeginning".repeat(2)}`,
  "The framework and network of eyAs, ewok, ew0k",
];
