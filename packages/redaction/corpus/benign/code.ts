import type { BenignSource } from "./benign-text.ts";
import { expand, some } from "./grammar.ts";
import { names } from "./names.ts";

/** Of each language: pieces with names and numbers left open, those about secrets among them. */
const LANGUAGES: Readonly<Record<string, readonly string[]>> = {
  python: [
    'import os\n\n«secretname» = os.environ["«CONST»_KEY"]\nclient = ‹OpenAI|Anthropic|Client›(api_key=«secretname»)\n',
    'import os\nclient = ‹openai.OpenAI|anthropic.Anthropic›(api_key=os.environ.get("OPENAI_API_KEY", "«placeholder»"))\n',
    'def «snake»(«word»: str, password: str, token: str | None = None) -> ‹bool|dict[str, Any]|None›:\n    """Return the «word» of a «word»."""\n    if not password:\n        raise ValueError("password is required")\n    return «snake»(«word», token=token)\n',
    "@dataclass(frozen=True)\nclass «Pascal»:\n    api_key: str\n    secret: SecretStr = Field(..., repr=False)\n    «snake»: int = «nn»\n",
    'headers = {"Authorization": f"Bearer {‹token|settings.api_key|self._access_token›}", "X-Request-Id": "«uuid»"}\n',
    'parser.add_argument("--‹password|api-key|auth-token›", type=str, default=None, help="the «word» of the «word»")\n',
    "hashed = bcrypt.hashpw(password.encode(), bcrypt.gensalt(rounds=«n»))\nassert check_password(hashed, password)\n",
    'password = getpass.getpass("Password: ")\ntoken = secrets.token_urlsafe(«nn»)\napi_key = config["«word»"]["api_key"]\n',
    'for «word», «snake» in enumerate(«word»s[«n»:«nn»:«n»]):\n    «word»_map[«snake»] = np.array([«float», «float», «float»])\n    print(f"{«word»:>{«nn»}} {«snake»!r}")\n',
    "tokens = tokenizer.encode(text)\nmax_tokens = min(«nn», len(tokens))\ntoken_ids = [«nn», «nn», «big», «n», «big»]\n",
    'class «Pascal»(BaseSettings):\n    model_config = SettingsConfigDict(env_prefix="«CONST»_")\n    database_url: PostgresDsn\n    «secretname»: str = "«placeholder»"\n',
  ],
  typescript: [
    'const client = new ‹OpenAI|Anthropic|GoogleGenAI›({ apiKey: process.env.«CONST»_API_KEY ?? "«placeholder»" });\n',
    "export interface «Pascal»Options {\n  readonly apiKey: string;\n  readonly password?: string;\n  readonly «camel»Ms: number;\n}\n",
    'const token = await getToken({ audience: "«word»", scopes: ["«word»:read", "«word»:write"] });\n',
    "if (secret === undefined) throw new TypeError(`Expected \\`secret\\` to be a string, got ${typeof secret}`);\n",
    "export const «camel» = async ({ «camel», signal }: «Pascal»): Promise<«Pascal»[]> => {\n  const { data } = await fetchJson(`/v«n»/«word»s/${«camel»}?limit=«nn»`, { signal });\n  return data.map(({ id, ...rest }) => ({ id: Number(id), ...rest }));\n};\n",
    'import { «camel», type «Pascal» } from "«package»";\nimport «camel» from "./«kebab».ts";\n',
    '@Injectable()\nexport class «Pascal»Service {\n  constructor(@Inject(TOKEN) private readonly token: string, private readonly config: ConfigService) {}\n  get secret(): string { return this.config.getOrThrow("«CONST»"); }\n}\n',
    'const password = form.get("password") as string;\nconst isValid = await verify(user.passwordHash, password);\n',
    'type Token = { kind: "number"; value: number } | { kind: "«word»"; text: string };\nconst tokens: Token[] = tokenize(source);\n',
    'it("«text»", () => {\n  expect(«camel»({ «word»: «nn», password: "«placeholder»" })).toEqual({ «word»: «float» });\n});\n',
  ],
  go: [
    'package «word»\n\ntype Config struct {\n\tAPIKey   string `json:"api_key" yaml:"api_key"`\n\tPassword string `json:"password,omitempty"`\n\t«Pascal» int    `json:"«snake»"`\n}\n',
    'token := os.Getenv("«CONST»_TOKEN")\nif token == "" {\n\tlog.Fatal("missing token")\n}\n',
    'func (s *«Pascal»Server) «Pascal»(ctx context.Context, req *pb.«Pascal»Request) (*pb.«Pascal»Reply, error) {\n\tif err := req.Validate(); err != nil {\n\t\treturn nil, status.Errorf(codes.InvalidArgument, "%w", err)\n\t}\n\treturn &pb.«Pascal»Reply{Id: «big»}, nil\n}\n',
    'req.Header.Set("Authorization", "Bearer "+token)\nreq.SetBasicAuth(user, password)\n',
    "require (\n\tgithub.com/«word»/«word» v«n».«n».«nn»\n\tgolang.org/x/net v0.«n».0 // indirect\n)\n",
    "secret, err := client.CoreV1().Secrets(namespace).Get(ctx, name, metav1.GetOptions{})\n",
  ],
  rust: [
    "#[derive(Debug, Deserialize)]\npub struct «Pascal» {\n    pub api_key: Secret<String>,\n    pub «snake»: Option<u64>,\n    #[serde(skip)]\n    password: String,\n}\n",
    'let token = std::env::var("«CONST»_TOKEN").context("no token")?;\nlet client = Client::builder().timeout(Duration::from_millis(«big»)).build()?;\n',
    'impl fmt::Display for «Pascal» {\n    fn fmt(&self, f: &mut fmt::Formatter<\'_>) -> fmt::Result {\n        write!(f, "{}::{:>«n»}", self.«word», self.«snake»)\n    }\n}\n',
    "use std::collections::HashMap;\nuse crate::«word»::{self, «Pascal»};\nconst «CONST»: u64 = 0x«span»;\n",
    'match token {\n    Token::Number(value) => Ok(value),\n    Token::Ident(name) if name == "password" => Err(Error::Reserved),\n    _ => unreachable!(),\n}\n',
  ],
  java: [
    '@Value("${«word».api-key}")\nprivate String apiKey;\n\n@Value("${spring.datasource.password:«placeholder»}")\nprivate String password;\n',
    "public final class «Pascal»Builder {\n    private String secret;\n    private int «camel» = «nn»;\n\n    public «Pascal»Builder secret(String secret) {\n        this.secret = Objects.requireNonNull(secret);\n        return this;\n    }\n}\n",
    'String token = request.getHeader("Authorization").substring("Bearer ".length());\nString password = System.getenv("DB_PASSWORD");\n',
    'if (!passwordEncoder.matches(rawPassword, user.getPassword())) {\n    throw new BadCredentialsException("«text»");\n}\n',
    "private static final long serialVersionUID = «snowflake»L;\n",
  ],
  csharp: [
    'var apiKey = Environment.GetEnvironmentVariable("«CONST»_API_KEY") ?? throw new InvalidOperationException("API key is missing");\n',
    "public sealed record «Pascal»Options(string ConnectionString, string ApiKey, int «Pascal» = «nn»);\n",
    'builder.Services.AddSingleton(new «Pascal»Client(configuration["«Pascal»:ApiKey"], configuration.GetSection("«Pascal»")));\n',
    '[assembly: AssemblyVersion("«n».«n».«nn».0")]\n[Guid("«uuid»")]\n',
  ],
  c: [
    "#include <stdio.h>\n#define «CONST» 0x«n»fU\n\nstatic int «snake»(const char *password, size_t length)\n{\n    return strncmp(password, stored_password, length) == 0 ? «n» : -1;\n}\n",
    'std::string token = getenv("TOKEN") ? getenv("TOKEN") : "";\nauto key = std::make_unique<PrivateKey>(std::move(bytes));\n',
    "uint8_t table[] = { 0x«n»a, 0x«n»b, 0x«n»c, 0x«n»d, 0x«n»e, 0x«n»f, 0x00, 0xff };\n",
    "for (size_t i = 0; i < «nn»; ++i) {\n    sum += «word»[i] * «float»f;\n}\n",
  ],
  ruby: [
    'config.secret_key_base = ENV.fetch("SECRET_KEY_BASE")\nStripe.api_key = Rails.application.credentials.stripe[:secret_key]\n',
    "class «Pascal» < ApplicationRecord\n  has_secure_password\n  has_secure_token :auth_token, length: «nn»\n  validates :password, length: { minimum: «n» }\nend\n",
    'gem "«kebab»", "~> «n».«n»"\n',
    'expect(response.parsed_body["«word»"]).to eq("«uuid»")\n',
  ],
  php: [
    "<?php\n$password = $_POST['password'] ?? '';\n$hash = password_hash($password, PASSWORD_ARGON2ID);\n$apiKey = getenv('«CONST»_KEY');\n",
    "return [\n    'default' => env('DB_CONNECTION', 'mysql'),\n    'password' => env('DB_PASSWORD', ''),\n    'secret' => config('services.«word».secret'),\n];\n",
    "public function __construct(private readonly string $apiKey, private ?string $token = null) {}\n",
  ],
  swift: [
    'let token = try keychain.string(forKey: "«camel»")\nguard let password = passwordField.text, !password.isEmpty else { return }\n',
    "struct «Pascal»: Codable, Hashable {\n    let apiKey: String\n    var «camel»: Double = «float»\n}\n",
  ],
  kotlin: [
    'data class «Pascal»(val id: UUID, val password: String, val «camel»: Long = «big»L)\nval apiKey: String by lazy { System.getenv("API_KEY") }\n',
    'signingConfigs {\n    create("release") {\n        storePassword = properties["storePassword"] as String\n        keyAlias = "«word»"\n    }\n}\n',
  ],
  sql: [
    "CREATE TABLE «snake» (\n  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),\n  password_hash text NOT NULL,\n  api_token varchar(«nn») UNIQUE,\n  created_at timestamptz DEFAULT now()\n);\n",
    "SELECT u.id, u.«snake», count(*) AS «word»s\nFROM «word»s u JOIN «snake» t ON t.user_id = u.id\nWHERE t.token = $1 AND u.created_at > '«date»'\nGROUP BY 1, 2 HAVING count(*) > «n»;\n",
    "ALTER USER «word» WITH PASSWORD '«placeholder»';\nGRANT SELECT ON ALL TABLES IN SCHEMA «word» TO «word»;\n",
    "INSERT INTO «word»s (id, «word», amount) VALUES ('«uuid»', '«text»', «float»), ('«uuid»', '«text»', «float»);\n",
  ],
  shell: [
    '#!/usr/bin/env bash\nset -euo pipefail\nexport «secretname»="«placeholder»"\n: "${«CONST»_TOKEN:?set it first}"\n',
    'curl -sS -H "Authorization: Bearer $TOKEN" -H "Content-Type: application/json" https://«host»/v«n»/«word»s | jq \'.data[] | .id\'\n',
    'docker login -u "$USER" --password-stdin < ~/.token\ndocker pull ghcr.io/«word»/«word»:«n».«n»\ndocker run --rm -e PASSWORD -p 8080:80 «word»\n',
    'git rebase -i «short»^ && git cherry-pick «git»\nkubectl create secret generic «kebab» --from-literal=password="$(pwgen «nn» 1)"\n',
    'aws s3 cp s3://«kebab»/«file» . --profile «word»\naws configure set aws_access_key_id "$AWS_ACCESS_KEY_ID"\n',
    'mysql -u root -p"$MYSQL_PASSWORD" «word» < «file»\npsql "postgres://$PGUSER:$PGPASSWORD@db/«word»"\n',
    "openssl genrsa -out private.key 4096 && chmod 600 private.key\nssh-keygen -t ed25519 -f ~/.ssh/id_ed25519\n",
  ],
  terraform: [
    'variable "«word»_password" {\n  type      = string\n  sensitive = true\n}\n\nresource "aws_db_instance" "«word»" {\n  password = var.«word»_password\n  engine_version = "«n».«n»"\n}\n',
    'data "aws_secretsmanager_secret_version" "«word»" {\n  secret_id = aws_secretsmanager_secret.«word».id\n}\n',
  ],
  haskell: [
    "newtype Token = Token { unToken :: Text } deriving (Eq, Show)\n\n«camel» :: Token -> Password -> IO (Either AuthError Session)\n«camel» token password = runExceptT $ lookup token\n",
  ],
  elixir: [
    'config :«snake», «Pascal»Web.Endpoint,\n  secret_key_base: System.fetch_env!("SECRET_KEY_BASE"),\n  http: [port: «big»]\n',
  ],
  r: [
    '«word» <- read.csv("«file»")\nSys.setenv(OPENAI_API_KEY = Sys.getenv("MY_KEY"))\nmodel <- lm(«word» ~ poly(«word», «n»), data = «word»)\n',
  ],
  css: [
    '.«kebab»::before { content: "\\201C"; color: #«n»a«n»b«n»c; background: url(data:image/gif;base64,R0lGODlhAQABAAAAACw=); }\n@media (min-width: «nn»px) { :root { --«kebab»: «nn»px; } }\n',
  ],
  html: [
    '<form method="post"><label for="password">Password</label>\n<input type="password" name="password" placeholder="Your password" autocomplete="current-password">\n<input type="hidden" name="csrf_token" value="{{ csrf_token }}"></form>\n',
    '<a href="https://«host»/«kebab»?utm_source=«word»&amp;id=«big»#«kebab»" class="«kebab»" data-token-count="«nn»">«text»</a>\n',
  ],
};

export const code: readonly BenignSource[] = Object.entries(LANGUAGES).map(([language, pieces]) => ({
  sort: `code: ${language}`,
  make: (random) => {
    const made = some(pieces, random.integer(1, 4), random).map((piece) => expand(piece, names, random));
    const body = made.join("\n");
    return random.next() < 0.4
      ? `Here is how:\n\n\`\`\`${language}\n${body}\`\`\`\n\nIt needs an API key and a password, of course.`
      : body;
  },
}));
