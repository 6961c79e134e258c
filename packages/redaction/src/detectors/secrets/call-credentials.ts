import type { Detector } from "../../detector/detector.ts";
import { isPasswordUnlikeWord } from "./is-given-password.ts";

/** Secrets among the arguments of calls, where no name stands beside them. */
export const callCredentialDetectors: readonly Detector[] = /* @__PURE__ */ Object.freeze<Detector[]>([
  {
    // A user, and the password behind it.
    name: "call-password",
    label: "PASSWORD",
    keywords: [
      "basicauth(",
      "networkcredential(",
      "passwordcredentials(",
      "passwordauthentication(",
      "credentials.basic(",
      "auth=(",
      "auth = (",
      ".login(",
      "db.auth(",
    ],
    inWord: true,
    expression:
      /(?:(?:basicauth|networkcredential|passwordcredentials|passwordauthentication|credentials\.basic|auth ?= ?|\.login|db\.auth)\()\s{0,40}\\{0,2}["'][^"'\r\n\\]{1,128}\\{0,2}["'],\s{0,40}\\{0,2}["'](?<secret>[^"'\r\n\\]{4,128})\\{0,2}["']/i,
    validate: isPasswordUnlikeWord,
    example: () => ['smtp.login("ann", "', "s3cr3t-w0rd-9x", '")'].join(""),
  },
  {
    // A server, a user, and the password behind them.
    name: "call-connection-password",
    label: "PASSWORD",
    keywords: ["mysqli(", "mysql_connect(", "mysqli_connect(", "mysqldb.connect(", "pdo(", "getconnection("],
    inWord: true,
    expression:
      /(?:mysqli?(?:_connect)?|mysqldb\.connect|pdo|getconnection)\((?:\s{0,40}\\{0,2}["'][^"'\r\n\\]{1,256}\\{0,2}["'],){2}\s{0,40}\\{0,2}["'](?<secret>[^"'\r\n\\]{4,128})\\{0,2}["']/i,
    validate: isPasswordUnlikeWord,
    example: () => ['mysqli_connect("db", "ann", "', "s3cr3t-w0rd-9x", '")'].join(""),
  },
  {
    // What signs or encrypts.
    name: "call-secret",
    label: "SECRET",
    keywords: ["jwt.sign(", "jwt.verify(", "jwt.encode(", "jwt.decode(", "createhmac(", "hmac.new(", "cookieparser("],
    inWord: true,
    expression:
      /(?:jwt\.(?:sign|verify|encode|decode)\((?:[^"'(){},\r\n]{1,64}|\{[^{}\r\n]{0,128}\}),|createhmac\(\s?["'][\w-]{2,16}["'],|hmac\.new\(|cookieparser\()\s{0,40}b?["'](?<secret>[^"'\r\n]{6,256})["']/i,
    validate: isPasswordUnlikeWord,
    example: () => ['jwt.sign(payload, "', "s3cr3t-w0rd-9x", '")'].join(""),
  },
  {
    // Where the statement has no quotes around it.
    name: "sql-login-password",
    label: "PASSWORD",
    keywords: ["identified by "],
    expression:
      /(?<=(?:user|role|to)\s{1,4}[\w$#"'@.%-]{1,64}\s{1,4})identified by (?:values )?(?<secret>[^\s;,'"<>$]{4,128})/i,
    validate: isPasswordUnlikeWord,
    example: () => ["create user ann identified by ", "s3cr3t-w0rd-9x"].join(""),
  },
  {
    name: "sql-set-password",
    label: "PASSWORD",
    keywords: ["set password for "],
    expression:
      /set password for [^\s=]{1,128} ?= ?(?:password\()?\\{0,2}["'](?<secret>[^'"\r\n\\]{4,128})\\{0,2}["']/i,
    validate: isPasswordUnlikeWord,
  },
]);
