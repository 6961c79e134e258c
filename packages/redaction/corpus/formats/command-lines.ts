import { ALPHANUMERIC, LOWER, type Random, UPPER } from "../random.ts";
import type { SecretFormat } from "../secret-format.ts";

const password = (random: Random): string =>
  `${random.text(ALPHANUMERIC, random.integer(7, 20))}${random.integer(0, 9)}`;

/** Made by a person. */
const memorable = (random: Random): string =>
  `${random.text(UPPER, 1)}${random.text(LOWER, 5)}${random.integer(10, 9999)}${random.pick(["", "!", "#", "@"])}`;

const options = (secret: string): readonly string[] => [
  `mysql -u ann -p${secret} app`,
  `mysql -uann -p'${secret}' -h db.internal app < dump.sql`,
  `docker exec -it db mysqldump -u ann -p"${secret}" app`,
  `mariadb -p${secret} -u ann app`,
  `sshpass -p ${secret} ssh ann@db.internal`,
  `sshpass -p '${secret}' scp a.txt ann@db.internal:/tmp`,
  `redis-cli -h cache -p 6379 -a ${secret} ping`,
  `mongosh "mongodb://db.internal" -u ann -p ${secret}`,
  `mongodump -h db.internal -u ann -p '${secret}' -d app`,
  `docker login -u ann -p ${secret}`,
  `podman login -p "${secret}" -u ann quay.io`,
  `az login --service-principal -u 3f2b -p ${secret} --tenant example`,
  `oc login https://example.com:6443 -u ann -p ${secret}`,
  `ldapsearch -x -D "cn=admin,dc=example" -w ${secret} -b dc=example`,
  `sqlcmd -S db.internal -U sa -P '${secret}' -Q "select 1"`,
  `mosquitto_pub -h mq.internal -u ann -P ${secret} -t a -m b`,
  `plink -ssh ann@db.internal -pw ${secret} ls`,
  `smbclient -U 'ann%${secret}' //files/share`,
  `lftp -u ann,${secret} ftp.example.com`,
  `http -a ann:${secret} https://example.com/`,
  `xfreerdp /u:ann /p:${secret} /v:10.0.0.5`,
  `7z x backup.7z -p${secret}`,
  `unzip -P ${secret} backup.zip`,
  `cqlsh -u ann -p ${secret} db.internal`,
  JSON.stringify({ command: `mysql -u ann -p${secret} app` }),
  `Run \`docker login -u ann -p ${secret}\` first.`,
];

export const commandLineFormats: readonly SecretFormat[] = [
  {
    detector: "command-password",
    source: "https://dev.mysql.com/doc/refman/8.4/en/password-security-user.html",
    sample: password,
    contexts: options,
  },
  {
    detector: "command-password",
    source: "https://docs.docker.com/reference/cli/docker/login/",
    sample: memorable,
    contexts: options,
  },
  {
    detector: "command-argument-password",
    source: "https://www.rabbitmq.com/docs/man/rabbitmqctl.8",
    sample: password,
    contexts: (secret) => [
      `rabbitmqctl add_user ann ${secret}`,
      `rabbitmqctl change_password ann '${secret}'`,
      `net user ann ${secret} /add`,
      `net use \\\\files\\share ${secret} /user:ann`,
      `net use \\\\files\\share /user:ann ${secret}`,
      `htpasswd -b .htpasswd ann ${secret}`,
      `htpasswd -nbB ann ${secret}`,
      `poetry config http-basic.example ann ${secret}`,
      `vault login ${secret}`,
      `cargo login ${secret}`,
      `sqlplus ann/${secret}`,
      `impdp ann/${secret}@orcl directory=x`,
    ],
  },
  {
    detector: "piped-password",
    source: "https://docs.docker.com/reference/cli/docker/login/#password-stdin",
    sample: password,
    contexts: (secret) => [
      `echo ${secret} | docker login -u ann --password-stdin`,
      `echo "${secret}" | docker login --username ann --password-stdin ghcr.io`,
      `echo '${secret}' | sudo -S apt update`,
      `echo "ann:${secret}" | sudo chpasswd`,
      `echo ${secret} | gpg --batch --passphrase-fd 0 -d a.gpg`,
    ],
  },
  {
    detector: "redis-password",
    source: "https://redis.io/docs/latest/operate/oss_and_stack/management/security/",
    sample: password,
    contexts: (secret) => [
      `requirepass ${secret}`,
      `redis-server --requirepass ${secret} --port 6380`,
      `masterauth "${secret}"`,
      `CONFIG SET requirepass ${secret}`,
      `ACL SETUSER ann on >${secret} ~* +@all`,
    ],
  },
];
