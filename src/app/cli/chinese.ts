import type { Command, CommanderError } from 'commander'

const titles: Readonly<Record<string, string>> = { 'Usage:': '用法：', 'Options:': '选项：', 'Commands:': '命令：', 'Arguments:': '参数：' }

/** Puts commander's own words (headings, help, version) into Chinese, for the command and all below it. */
export function speakChinese(command: Command): void {
  const below = command.commands
  const given = command.registeredArguments.map((argument) => (argument.variadic ? `[${argument.name()}...]` : `<${argument.name()}>`))
  command
    .usage([...given, ...(below.length > 0 ? ['<命令>'] : []), '[选项]'].join(' '))
    .helpOption('-h, --help', '显示帮助')
    .configureHelp({ styleTitle: (title) => titles[title] ?? title, displayWidth: widthOf })
    .configureOutput({ outputError: () => {} }) // told by usageError
    .exitOverride()
  if (below.length > 0) command.helpCommand('help [命令]', '显示某个命令的帮助')
  below.forEach(speakChinese)
}

/** Chinese characters are two columns wide in a terminal. */
const widthOf = (text: string): number => [...text].reduce((sum, character) => sum + (/[\u2e80-\uffef]/.test(character) ? 2 : 1), 0)

const faults: Readonly<Record<string, (name: string) => string>> = {
  'commander.unknownCommand': (name) => `没有“${name}”这个命令`,
  'commander.unknownOption': (name) => `没有“${name}”这个选项`,
  'commander.missingArgument': (name) => `缺少参数“${name}”`,
  'commander.optionMissingArgument': (name) => `选项“${name}”缺少值`,
  'commander.missingMandatoryOptionValue': (name) => `缺少选项“${name}”`,
  'commander.excessArguments': () => '参数过多',
  // A command without its subcommand: commander has printed the help already.
  'commander.help': () => '请写明命令',
}

/** One Chinese sentence for what is wrong with the command line. */
export function usageError({ code, message }: CommanderError): string {
  const name = /'([^']*)'/.exec(message)?.[1] ?? ''
  return `${faults[code]?.(name) ?? '命令写法有误'}；用 zhengyun --help 查看用法`
}
