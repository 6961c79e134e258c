/** What a program puts in: `$NAME`, `${NAME}`, `{{ name }}`, `{name}`, `%NAME%`, `%s`, `$(command)`, `<name>`, `[NAME]`. */
const variable =
  /^(?:\$\w{1,64}|\$?[{([<].*|#\{.*|%\w{1,64}%|%[sdvq]|:[a-z_]{1,40}|@[A-Za-z_]{1,40}|&\$?[A-Za-z_]\w{0,40})$|\$\{|\{\{|\$\(|#\{|<%|%\{|@Microsoft\.KeyVault/s;

/** Whether a value is not the secret itself but says where it comes from. */
export const isVariable = (value: string): boolean => variable.test(value);
