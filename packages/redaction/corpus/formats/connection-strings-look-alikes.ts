/** Texts that have something of connection strings, and are none. */
export const lookAlikes: readonly string[] = [
  "postgres://user:xxxxx@localhost:5432/db",
  "postgres://ann:${DB_PASSWORD}@db.internal/app",
  "postgres://ann:$DB_PASSWORD@db.internal/app",
  "mongodb://<user>:<password>@cluster0.example.net/",
  "mysql://{{ user }}:{{ pass }}@db/app",
  "postgres://ann:[PASSWORD]@db.internal/app",
  "redis://localhost:6379/0 and http://localhost:3000/@ann",
  "https://medium.com/@ann:posts and https://example.com:8080/a@b",
  "git@github.com:ann/repository.git, ssh://git@github.com:22/ann/repository.git",
  "Server=db;Database=app;Integrated Security=True;Encrypt=True",
  "const password = input.value; const user = 1;",
  "see postgres://db.internal:5432/app?contact=ann@example.com",
  "postgres://ann:prefix-${DB_PASSWORD}@db.internal/app",
  "mysql -u root -p app, mysql -u ann -p$PASSWORD app, sshpass -p $PASSWORD ssh a, redis-cli -a $PASSWORD, mongosh -u a",
  "machine host login name password string; the machine learning login page asks for a password twice",
  "mail ann@tcp(1), listen on @unix(/tmp/app.sock)",
];
