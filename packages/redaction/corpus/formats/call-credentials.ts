import { ALPHANUMERIC, type Random } from "../random.ts";
import type { SecretFormat } from "../secret-format.ts";

const password = (random: Random): string =>
  `${random.text(ALPHANUMERIC, random.integer(7, 20))}${random.integer(0, 9)}`;

export const callCredentialFormats: readonly SecretFormat[] = [
  {
    detector: "call-password",
    source: "https://requests.readthedocs.io/en/latest/user/authentication/",
    sample: password,
    contexts: (secret) => [
      `requests.get(url, auth=("ann", "${secret}"))`,
      `requests.get(url, auth=HTTPBasicAuth('ann', '${secret}'))`,
      `server.login("ann@example.com", "${secret}")`,
      `new NetworkCredential("ann", "${secret}")`,
      `new UsernamePasswordCredentials("ann", "${secret}")`,
      `req.SetBasicAuth("ann", "${secret}")`,
      `.header("Authorization", Credentials.basic("ann", "${secret}"))`,
      `db.auth("ann", "${secret}")`,
      JSON.stringify({ code: `server.login("ann", "${secret}")` }),
    ],
  },
  {
    detector: "call-connection-password",
    source: "https://www.php.net/manual/en/mysqli.construct.php",
    sample: password,
    contexts: (secret) => [
      `mysqli_connect("db.internal", "ann", "${secret}", "app");`,
      `$db = new mysqli('db.internal', 'ann', '${secret}', 'app');`,
      `new PDO('mysql:host=db;dbname=app', 'ann', '${secret}');`,
      `DriverManager.getConnection("jdbc:mysql://db/app", "ann", "${secret}");`,
      `MySQLdb.connect("db", "ann", "${secret}", "app")`,
    ],
  },
  {
    detector: "call-secret",
    source: "https://github.com/auth0/node-jsonwebtoken",
    sample: password,
    contexts: (secret) => [
      `jwt.sign(payload, "${secret}")`,
      `jwt.sign({ id: 1 }, '${secret}', { expiresIn: "1h" })`,
      `jwt.verify(token, '${secret}')`,
      `createHmac('sha256', '${secret}')`,
      `hmac.new(b"${secret}", message, "sha256")`,
      `app.use(cookieParser('${secret}'))`,
    ],
  },
  {
    detector: "sql-login-password",
    source: "https://docs.oracle.com/en/database/oracle/oracle-database/23/sqlrf/CREATE-USER.html",
    sample: password,
    contexts: (secret) => [
      `CREATE USER ann IDENTIFIED BY ${secret};`,
      `create user ann identified by ${secret} default tablespace users;`,
      `CREATE DATABASE LINK far CONNECT TO ann IDENTIFIED BY ${secret} USING 'far';`,
    ],
  },
  {
    detector: "sql-set-password",
    source: "https://dev.mysql.com/doc/refman/8.4/en/set-password.html",
    sample: password,
    contexts: (secret) => [
      `SET PASSWORD FOR 'ann'@'localhost' = '${secret}';`,
      `set password for ann = PASSWORD("${secret}");`,
    ],
  },
];
