import type { Random } from "../random.ts";
import type { BenignSource } from "./benign-text.ts";
import { expand, type Rules, some } from "./grammar.ts";
import { isoDate, version } from "./identifiers.ts";

const rules: Rules = {
  n: (random) => String(random.integer(2, 99)),
  big: (random) => String(random.integer(1000, 99_999)),
  date: isoDate,
  version,
};

/** Of each language: everyday, technical, and about passwords and keys, since those are the words that detectors know. */
const LANGUAGES: Readonly<Record<string, readonly string[]>> = {
  de: [
    "‹Der Fluss|Das Dorf|Die alte Mühle› lag ‹still|im Nebel|wie vergessen› da, und ‹niemand|kaum jemand|nur der Hund› ‹rührte sich|sagte ein Wort|bemerkte es›.",
    "Bitte ändern Sie Ihr Passwort ‹spätestens am «date»|alle «n» Tage|sofort›; ein gutes Passwort hat mindestens «n» Zeichen und ‹keine Wörter aus dem Wörterbuch|Groß- und Kleinbuchstaben›.",
    "Der Schlüssel ‹liegt unter der Matte|wird aus der Umgebungsvariablen gelesen|darf nie im Quelltext stehen›.",
    "Die Bestellung «big» wird ‹am «date»|in «n» Werktagen› ‹geliefert|abgeholt›, der Betrag von «n»,«n» € ist ‹bezahlt|offen›.",
    "‹Zusammengefasst|Kurz gesagt›: Version «version» ist ‹schneller|sparsamer› und braucht «n» % weniger ‹Speicher|Token›.",
    "Die Größe der Straße überraschte ‹selbst die Älteren|alle›: «n» Häuser, ‹dazwischen Gärten|kein einziger Baum›.",
  ],
  fr: [
    "‹La rivière|Le village|Le vieux moulin› ‹dormait|s'éveillait› sous ‹la brume|un ciel d'hiver›, et ‹personne|pas un chien› ne ‹bougeait|répondait›.",
    "Votre mot de passe doit compter au moins «n» caractères ; ‹ne le communiquez à personne|il expire le «date»|choisissez-en un autre›.",
    "La clé d'API se ‹lit dans l'environnement|renouvelle tous les «n» jours|place jamais dans le code›.",
    "Commande nº «big» : ‹expédiée|préparée|annulée› le «date», pour un total de «n»,«n» €.",
    "L'été dernier, ‹nous avons traversé|ils ont repeint› «n» ‹ponts|façades› avant «n» h «n».",
    "En résumé, la version «version» consomme «n» % de jetons en moins, ‹sans perte de qualité|mais elle est plus lente›.",
  ],
  es: [
    "‹El río|La casa|El viejo puente› ‹amaneció|seguía› ‹en silencio|cubierto de hojas|como siempre›, y ‹nadie|ni el perro› ‹dijo nada|se movió›.",
    "La contraseña debe tener al menos «n» caracteres; ‹cámbiela cada «n» días|no la comparta con nadie|caduca el «date»›.",
    "El token de acceso ‹caduca a los «n» minutos|se renueva solo|no debe guardarse en el navegador›.",
    "El pedido n.º «big» ‹salió|llegará› el «date»; el importe es de «n»,«n» €.",
    "‹En resumen|Por último›, la versión «version» usa un «n» % menos de memoria. ¿‹Seguimos|Lo probamos mañana›?",
    "Mañana ‹iremos al mercado|hará más calor› y después ‹comeremos|leeremos› «n» ‹higos|páginas›.",
  ],
  pt: [
    "‹O rio|A cidade|O velho barco› ‹acordou|ficou› ‹em silêncio|coberto de neblina›, e ‹ninguém|nem o cão› ‹se mexeu|disse nada›.",
    "A senha precisa de pelo menos «n» caracteres; ‹não a partilhe|troque-a a cada «n» dias|expira em «date»›.",
    "A chave da API ‹fica numa variável de ambiente|é renovada automaticamente|nunca deve ir para o repositório›.",
    "O pedido «big» ‹foi enviado|chega› em «date», no valor de «n»,«n» €.",
    "Em resumo, a versão «version» gasta «n»% menos tokens, ‹sem perda de qualidade|mas demora mais›.",
  ],
  it: [
    "‹Il fiume|Il paese|La vecchia stazione› ‹dormiva|si svegliava› ‹nella nebbia|sotto la pioggia›, e ‹nessuno|neppure il cane› ‹si muoveva|parlava›.",
    "La password deve avere almeno «n» caratteri; ‹non condividerla|cambiala ogni «n» giorni|scade il «date»›.",
    "La chiave API ‹si legge dall'ambiente|va ruotata spesso|non va mai nel codice›.",
    "L'ordine n. «big» ‹è partito|arriva› il «date» per un totale di «n»,«n» €.",
    "In breve, la versione «version» usa il «n»% di memoria in meno. ‹Perché no|Proviamo›?",
  ],
  pl: [
    "‹Rzeka|Wieś|Stary młyn› ‹spała|stał› ‹we mgle|pod śniegiem›, a ‹nikt|nawet pies› ‹się nie ruszył|nie powiedział słowa›.",
    "Hasło musi mieć co najmniej «n» znaków; ‹nie podawaj go nikomu|zmieniaj je co «n» dni|wygasa «date»›.",
    "Klucz API ‹jest czytany ze zmiennej środowiskowej|trzeba odnowić|nie może trafić do repozytorium›.",
    "Zamówienie nr «big» ‹wysłano|dotrze› «date», kwota «n»,«n» zł.",
    "Krótko mówiąc, wersja «version» zużywa o «n»% mniej tokenów.",
  ],
  ru: [
    "‹Река|Деревня|Старая мельница› ‹молчала|стояла› ‹в тумане|под снегом›, и ‹никто|даже собака› не ‹шевелился|отвечал›.",
    "Пароль должен содержать не менее «n» символов; ‹никому его не сообщайте|меняйте его каждые «n» дней|он истекает «date»›.",
    "Ключ API ‹читается из переменной окружения|следует обновить|нельзя хранить в коде›.",
    "Заказ № «big» ‹отправлен|прибудет› «date», сумма «n»,«n» ₽.",
    "Коротко: версия «version» тратит на «n» % меньше токенов.",
  ],
  zh: [
    "‹河水|村子|老磨坊›在‹雾里|雪下›‹静静地睡着|没有声音›,‹没有人|连狗也不›‹说话|动›。",
    "密码至少需要 «n» 个字符;‹请勿告诉他人|每 «n» 天更换一次|将于 «date» 过期›。",
    "API 密钥‹从环境变量读取|应定期轮换|不要写进代码›。",
    "订单号 «big» ‹已于|将于› «date» 发货,合计 ¥«n».«n»。",
    "总之,版本 «version» 少用了 «n»% 的 token。",
  ],
  ja: [
    "‹川|村|古い水車小屋›は‹霧の中で|雪の下で›‹眠っていた|静かだった›。‹誰も|犬さえ›‹動かない|答えない›。",
    "パスワードは «n» 文字以上にしてください。‹他人に教えないでください|«n» 日ごとに変更してください|«date» に期限が切れます›。",
    "API キーは‹環境変数から読み込みます|定期的に更新します|コードに書いてはいけません›。",
    "ご注文番号 «big» は «date» に‹発送されました|届きます›。合計 «big» 円です。",
    "要するに、バージョン «version» はトークンを «n»% 節約します。",
  ],
  ko: [
    "‹강|마을|오래된 방앗간›은 ‹안개 속에서|눈 아래에서› ‹잠들어 있었다|조용했다›. ‹아무도|개조차› ‹움직이지 않았다|대답하지 않았다›.",
    "비밀번호는 «n»자 이상이어야 합니다. ‹다른 사람에게 알리지 마세요|«n»일마다 바꾸세요|«date»에 만료됩니다›.",
    "API 키는 ‹환경 변수에서 읽습니다|정기적으로 교체하세요|코드에 넣지 마세요›.",
    "주문 번호 «big»은 «date»에 ‹발송되었습니다|도착합니다›. 합계 «big»원입니다.",
  ],
  ar: [
    "‹كان النهر|كانت القرية› ‹هادئًا|نائمة› تحت ‹الضباب|المطر›، ولم ‹يتكلم أحد|يتحرك الكلب›.",
    "يجب أن تحتوي كلمة المرور على «n» حرفًا على الأقل؛ ‹لا تشاركها مع أحد|تنتهي في «date»›.",
    "يُقرأ مفتاح API من ‹متغيرات البيئة|ملف الإعداد›.",
    "الطلب رقم «big» ‹أُرسل|سيصل› في «date».",
  ],
  hi: [
    "‹नदी|गाँव|पुरानी चक्की› ‹कोहरे में|बर्फ़ के नीचे› ‹शांत थी|सो रही थी›, और ‹कोई नहीं|कुत्ता भी नहीं› ‹बोला|हिला›।",
    "पासवर्ड में कम से कम «n» अक्षर होने चाहिए; ‹इसे किसी को न बताएँ|यह «date» को समाप्त होगा›।",
    "API कुंजी ‹पर्यावरण चर से पढ़ी जाती है|कोड में न लिखें›।",
    "ऑर्डर संख्या «big» «date» को ‹भेजा गया|पहुँचेगा›।",
  ],
};

const textOf = (sentences: readonly string[], random: Random): string =>
  some(sentences, random.integer(2, sentences.length), random)
    .map((sentence) => expand(sentence, rules, random))
    .join(random.pick([" ", " ", "\n", "\n\n"]));

export const otherProse: readonly BenignSource[] = Object.entries(LANGUAGES).map(([language, sentences]) => ({
  sort: `prose: ${language}`,
  make: (random) => textOf(sentences, random),
}));
