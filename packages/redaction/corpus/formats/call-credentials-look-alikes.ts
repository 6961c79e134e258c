/** Calls of the same names without a secret, and words where one might stand. */
export const lookAlikes: readonly string[] = [
  'server.login("username", "password")',
  "requests.get(url, auth=(user, password))",
  'requests.get(url, auth=("user", "pass"))',
  'auth.login("google", "popup")',
  'router.login("title", "description of it")',
  "jwt.sign(payload, process.env.JWT_SECRET)",
  'jwt.verify(token, "secret")',
  "createHmac('sha256', key)",
  "createHmac('sha256', '<secret>')",
  "new PDO($dsn, $user, $password)",
  'mysqli_connect("localhost", "root", "", "app")',
  "Users are identified by their e-mail address2.",
  "create user ann identified by password",
  "The rows to ann identified by &1",
];
