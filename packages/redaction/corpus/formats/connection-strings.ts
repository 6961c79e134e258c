import { ALPHANUMERIC, type Random } from "../random.ts";
import type { SecretFormat } from "../secret-format.ts";

const SCHEMES: readonly string[] = [
  "postgres",
  "postgresql",
  "mysql",
  "mariadb",
  "mongodb",
  "mongodb+srv",
  "redis",
  "rediss",
  "amqp",
  "amqps",
  "ftp",
  "sftp",
  "smtp",
  "ldap",
  "https",
  "clickhouse",
  "mssql+pyodbc",
  "jdbc:postgresql",
];

const password = (random: Random): string => `${random.text(ALPHANUMERIC, random.integer(8, 24))}9`;

const urls = (secret: string, random: Random): readonly string[] => {
  const scheme = random.pick(SCHEMES);
  return [
    `${scheme}://ann:${secret}@db.internal:5432/app`,
    `DATABASE_URL="${scheme}://ann:${secret}@db.internal/app?ssl=true"`,
    `redis://:${secret}@cache.internal:6379/0`,
    JSON.stringify({ url: `${scheme}://ann:${secret}@db.internal/app` }),
    JSON.stringify({ body: JSON.stringify({ url: `${scheme}://ann:${secret}@db.internal/app` }) }),
    `  uri: ${scheme}://ann:${secret}@a.internal,b.internal/app\n`,
    `could not connect to ${scheme}://ann:${secret}@db.internal: refused`,
    `<url>${scheme}://ann:${secret}@db.internal</url>`,
  ];
};

export const connectionStringFormats: readonly SecretFormat[] = [
  {
    detector: "url-password",
    source: "https://www.rfc-editor.org/rfc/rfc3986#section-3.2.1",
    sample: password,
    contexts: urls,
  },
  {
    detector: "url-password",
    source: "https://www.rfc-editor.org/rfc/rfc3986#section-2.1",
    sample: (random) => `${password(random)}%40%2F${random.text(ALPHANUMERIC, 4)}`,
    contexts: urls,
  },
  {
    detector: "url-password",
    // What people write where `@` ought to be escaped.
    source: "https://www.rfc-editor.org/rfc/rfc3986#section-3.2.1",
    sample: (random) => `${password(random)}@${random.text(ALPHANUMERIC, 4)}`,
    contexts: urls,
  },
  {
    detector: "url-password",
    source: "https://www.rfc-editor.org/rfc/rfc3986#section-3.2.1",
    sample: (random) => `p${password(random)}/${random.text(ALPHANUMERIC, 4)}#`,
    contexts: (secret) => [`postgres://ann:${secret}@db.internal/app`, `redis://:${secret}@cache.internal`],
  },
  {
    detector: "connection-string-password",
    source: "https://learn.microsoft.com/dotnet/framework/data/adonet/connection-string-syntax",
    sample: (random) => `${password(random)}!$`,
    contexts: (secret) => [
      `Server=db;Database=app;User Id=ann;Password=${secret};Encrypt=True`,
      `Server=db;Uid=ann;Pwd=${secret};`,
      `Driver={ODBC};Server=db;PWD=${secret};Port=5432`,
      JSON.stringify({ connection: `Data Source=db;User ID=ann;Password=${secret};` }),
    ],
  },
  {
    detector: "url-password",
    source: "https://www.rfc-editor.org/rfc/rfc3986#section-2.1",
    sample: password,
    contexts: (secret) => [`next=${encodeURIComponent(`postgres://ann:${secret}@db.internal/app`)}&page=2`],
  },
  {
    detector: "data-source-password",
    source: "https://github.com/go-sql-driver/mysql#dsn-data-source-name",
    sample: (random) => `${password(random)}!:`,
    contexts: (secret) => [`ann:${secret}@tcp(db:3306)/app`, `DSN="ann:${secret}@unix(/tmp/mysql.sock)/app"`],
  },
  {
    detector: "netrc-password",
    source: "https://www.gnu.org/software/inetutils/manual/html_node/The-_002enetrc-file.html",
    sample: password,
    contexts: (secret) => [
      `machine example.com login ann password ${secret}\n`,
      `machine example.com\n  login ann\n  password ${secret}\n`,
    ],
  },
  {
    detector: "oracle-password",
    source: "https://docs.oracle.com/en/database/oracle/oracle-database/23/jjdbc/data-sources-and-URLs.html",
    sample: password,
    contexts: (secret) => [`jdbc:oracle:thin:scott/${secret}@//db:1521/app`, `sqlplus scott/${secret}@app`],
  },
  {
    detector: "oracle-identifier-password",
    source: "https://docs.oracle.com/en/database/oracle/oracle-database/23/netag/configuring-naming-methods.html",
    sample: password,
    contexts: (secret) => [
      `scott/${secret}@//db.internal:1521/app`,
      `rman target scott/${secret}@//db:1521/app`,
      `scott/${secret}@db:1521/app`,
    ],
  },
  {
    detector: "pgpass-password",
    source: "https://www.postgresql.org/docs/current/libpq-pgpass.html",
    sample: password,
    contexts: (secret) => [
      `db.internal:5432:app:ann:${secret}\n`,
      `*:*:*:ann:${secret}`,
      `localhost:5432:*:ann:${secret}`,
    ],
  },
];
