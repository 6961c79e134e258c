/** Commands, and the option that they are given a password with: sticky, up to where the password begins. */
interface CommandOption {
  readonly command: RegExp;
  readonly option: RegExp;
}

const user = String.raw`[\w.@\\/-]{1,64}`;

/** Which option of which command a password follows. Where two have the same letter, one of them has it otherwise. */
export const COMMAND_OPTIONS: readonly CommandOption[] = /* @__PURE__ */ Object.freeze<CommandOption[]>([
  // Without a blank: with one it asks for the password.
  { command: /^(?:mysql\w{0,12}|mariadb[\w-]{0,12})$/, option: / -p(?=\S)/y },
  { command: /^(?:7z[az]?|7zz|unrar|rar)$/, option: / -h?p(?=\S)/y },
  { command: /^sshpass$/, option: / -p ?/y },
  { command: /^redis-cli$/, option: / -a ?/y },
  { command: /^(?:mongo|mongosh|mongo(?:dump|restore|export|import|stat|top))$/, option: / -p /y },
  {
    command:
      /^(?:cqlsh|snowsql|twine|poetry|ncftp\w{0,8}|rdesktop|psexec\w{0,5}|evil-winrm|crackmapexec|nxc|netexec|hydra|rabbitmqadmin|elasticsearch-users|usermod|useradd|nuget)$/i,
    option: / -p /y,
  },
  { command: /^(?:sqlcmd|bcp|osql|isql|mosquitto_\w{3,4}|ipmitool|zip|unzip)$/, option: / -P ?/y },
  { command: /^ldap\w{3,10}$/, option: / -[wy] /y },
  { command: /^(?:plink|pscp|psftp|putty)(?:\.exe)?$/i, option: / -pw /y },
  { command: /^openssl$/, option: / -k /y },
  { command: /^(?:smbclient|rpcclient|smbget|net)$/, option: new RegExp(` -U ["']?${user}%`, "y") },
  { command: /^lftp$/, option: new RegExp(` -u ["']?${user},`, "y") },
  { command: /^(?:https?|xh)$/, option: new RegExp(` -a ["']?${user}:`, "y") },
  { command: /^[wx]?freerdp3?$/i, option: / \/p:/y },
  { command: /^schtasks(?:\.exe)?$/i, option: / \/rp /iy },
]);

/** The same where one logs in: `docker login -u … -p …`. */
export const LOGIN_OPTION: CommandOption = /* @__PURE__ */ Object.freeze<CommandOption>({
  command: /^(?:docker|podman|nerdctl|buildah|skopeo|helm|oras|crane|regctl|oc|az|cf|tabcmd|ibmcloud|argocd|jf)$/,
  option: / -p /y,
});
