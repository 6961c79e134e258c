/** Texts that have something of the secrets of developers' tools, and are none. */
export const lookAlikes: readonly string[] = [
  `token = "${"x".repeat(14)}.atlasv1.${"x".repeat(67)}"`,
  "administrator_login_password = var.db_password",
  'administrator_login_password = "${random_password.sql.result}"',
  'administrator_login_password = "short"',
  `ico-${"X".repeat(32)}`,
  "http://example.com/assets/video_box.ico-7a388b69018576d24b59331fd60aab0c.png",
  "https://example.notion.site/Pianificazione-Nerdz-Ng-pubblico-1bc826ecc0994dd8915be97fc3489cde?pvs=74",
  "http://example.com/image?q=gAAAAABdHkoqb9ZaJ3q4dlzEvTgG9WYwKcD9Aw7OUXeFicO-5M5IdNDjHBpKw7KBK3nCVqtuga4yzUaFEpJn8BqA1LzZprIJBw==",
  "s-s4t2ud-short",
  "sc_name.part.acc_short.x, ext_config.json",
  "figd_abc",
];
