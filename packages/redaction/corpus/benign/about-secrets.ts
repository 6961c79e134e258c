import type { BenignSource } from "./benign-text.ts";
import { expand, some } from "./grammar.ts";
import { names } from "./names.ts";

/** Texts about secrets without one: what stands beside their names is a word, a name, a place, another field. */
const SORTS: Readonly<Record<string, readonly string[]>> = {
  "about: translations": [
    '{\n  "Password": "‹Pasahitza|Wagwoord|Cyfrinair|Adgangskode|Kupuhipa|Nenosiri|パスワード|密码|Пароль›",\n  "Register": "‹Register|Dashboard|Language›",\n  "Toggle password visibility": "‹Basculer la visibilité|Passwort anzeigen›"\n}\n',
    '"password.numbers": "‹この項目は数字を1文字以上含む必要があります。|密码必须至少包含1个数字。|비밀번호는8자이상이어야합니다。›",\n"token": "‹Token resetowania hasła jest nieprawidłowy.|Dit token is ûnjildich.›"\n',
    "La respuesta lleva el header `Authorization`, ‹verificará|vérifier|значение› si el valor empieza con `Bearer `.\n",
    "- **Runner token**: 登録に使われる固有の識別子。\n- authorization: ‹авторизація|autorización›\n",
  ],
  "about: lists of names": [
    '"enum": ["NONE", "KEY", "USER_PASS", "OAUTH2"], "grant": ["password", "«snake»", "client_credentials", "client_assertion=«word»"]\n',
    '["auth.file.password.iterations", "auth.file.password.«snake».memory", "auth.file.password.«snake»2.memory"]\n',
    '"Password",\n"‹Pitcairn|Guernsey|Mauritius|Tajikistan›",\n"«Word»"\n',
    "[(“user”, “password”)]: [('username', 'password'), ('username2', 'password2name')]\n",
    "const KEYS = { ResetPassword: '«word»#ResetPasswordResponse', pkcs12KeyPass: pkcs12KeyPass, pemToPkcs12: «camel» };\n",
    "| Password storage | bcrypt/Argon2 hash |\n| Token signature | HMAC-SHA256, RS256 |\n| Secret encryption | AES-256-GCM |\n",
    "`.changePassword,` `.oldPassword,` `.newPassword,` are easy to guess.\n",
  ],
  "about: other fields": [
    '{"name": "generate_random_password", "arguments": {"length": «nn», "exclude": "«word»"}}\n',
    '{"issuing.token": {"card": "ic_«span»", "created": «epoch»}, "cvc_check": "pass", "dynamic_«word»4": null}\n',
    '{"app": "«word»_auth", "event": "«snake»:«word»1,«word»", "x-security-token": "IGNORED-TOKEN", "x-content-sha256": "«sha»"}\n',
    "«stamp» INFO token refreshed for session=«uuid» kid=«md5» duration=«nn»ms\n«stamp» WARN secret mounted etag=«md5»\n",
    'Field: "password", Region: "us-east-«n»", Version: "«uuid»"\n',
    '"The Secret Life of Pets", "«oid»": "«text»", "the confluence of two rivers", "«oid»": "«nn»"\n',
    "password: ''\nkey: ''\npostgresql:\n  enabled: true\n",
    "reset_password_sent_at = 4.days.ago\npassword_changed_at: «date»\nauthn_password_change:«word»1\n",
  ],
  "about: references": [
    'NEO4J_PASSWORD = os.getenv("NEO4J_PASSWORD")\nS3_SECRET = os.environ["AWS_S3_SECRET"]\n',
    "const apiKey = explicit?.apiKey ?? process.env.«CONST»2_API_KEY!;\nif (!details.auth || !details.p256dh) throw error;\n",
    "password: '%env(DATABASE_PASSWORD)%'\nsecret: '%env(string:key:pass:url:MONGODB_URL)%'\n",
    '{{ printf "%s:%s" .Values.user .Values.s3.password | b64enc }}\npassword: {{ .Values.db2.password }}\n',
    "mockToken := mockJWTToken\ncreateHTTPS(creds: HTTPSCreds): Promise<void>;\nfunc (m *Mock) WithToken(token string) *MockK8sV1 {\n",
    "--private-key='ca.ed25519.pem' --token-file token.txt\n[secret-number]: ch02-00-«kebab».html#secret-number\n",
    "docker build . --secret id=npmrc,src=.npmrc\ndocker login --username AWS --password-stdin 111122223333.dkr.ecr.us-east-1.amazonaws.com\n",
    "proxy_pass http://«word»:8065$suffix;\nproxy_pass http://unix:/run/«word».sock;\n",
    "passwords are stored as `md5($password)`, tokens as `Base64(Header).Base64(Data)`, then as `uuid.uuid4()`.\n",
    'import (\n\tonepassword "github.com/«word»/«word»-sdk-go"\n)\n"password": "#/components/schemas/«camel»"\n',
    "arn:aws:secretsmanager:us-east-1:111122223333:secret:«word»-keys-AbCdEf\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\n",
    "Server=db;User ID=sa;Password={sql-password.value}; postgres://«word»:db_password@host/db; lokalise://ID:API_KEY@default\n",
    'sqlmap -u "http://«host»/?id=«n»" -p id; curl -o - «host»; date -u +%Y-%m-%dT%H:%M:%SZ\n',
    "create user '«word»'@'%' identified by '$MYSQL_PASSWORD'; a file identified by \"attachment\"\n",
    'authorization: "https://«host»/oauth/authorize?scope=«word»",\nAuthorization: Bearer ••••••••\n',
    "https://www.loom.com/share/«md5»?sid=«uuid» https://«host»/v1?WorkflowSid=WW«md5»&PageSize=«nn»\n",
    "- skip AUTH support [«short»]\n- add dns [«short»]\n",
  ],
};

export const aboutSecrets: readonly BenignSource[] = Object.entries(SORTS).map(([sort, pieces]) => ({
  sort,
  make: (random) =>
    some(pieces, random.integer(1, 4), random)
      .map((piece) => expand(piece, names, random))
      .join("\n"),
}));
