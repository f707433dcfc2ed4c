import { readFileSync } from 'node:fs'
import { Command, CommanderError } from 'commander'
import { StartupError } from '../startup-error.ts'
import { speakChinese, usageError } from './chinese.ts'
import { demo } from './demo.ts'
import { documentsCheck } from './documents-check.ts'
import { migrate } from './migrate.ts'
import { openapi } from './openapi.ts'
import { regimesCheck } from './regimes-check.ts'
import { regimesCompare } from './regimes-compare.ts'
import { regimesNew } from './regimes-new.ts'
import { regimesTry } from './regimes-try.ts'
import { scenario } from './scenario.ts'
import { settlementCommands } from './settlement.ts'
import { start } from './start.ts'

/** What a command resolves to: the exit code of the program. */
export type Run = () => Promise<number>

/**
 * Runs one command line (without `node` and the script) and returns the exit code. Faults are told in Chinese on
 * stderr: one sentence for what a person can put right; a stack only for what should never happen.
 */
export async function runCli(argv: readonly string[]): Promise<number> {
  let run: Run = async () => 0
  const program = createProgram((chosen) => {
    run = chosen
  })
  try {
    await program.parseAsync([...argv], { from: 'user' })
    return await run()
  } catch (error) {
    return tell(error)
  }
}

function createProgram(choose: (run: Run) => void): Command {
  const program = new Command('zhengyun')
    .description('政云：按照各地政务云管理办法运行的政务云管理平台')
    .version(version(), '-V, --version', '显示版本')
  program
    .command('start')
    .description('启动平台')
    .action(() => choose(start))
  program
    .command('demo')
    .description('启动演示：两地一年的业务，首次约两分钟')
    .action(() => choose(demo))
  program
    .command('migrate')
    .description('把数据库升级到本版本')
    .action(() => choose(migrate))
  program
    .command('openapi')
    .description('输出接口说明（OpenAPI 3.1，JSON）')
    .action(() => choose(openapi))
  const paths = ['[路径...]', '文件或文件夹'] as const
  program
    .command('scenario')
    .description('按情景文件推演办法，核对结果')
    .argument(...paths)
    .action((given: string[]) => choose(() => scenario(given)))
  const regimes = program.command('regimes').description('管理办法')
  regimes
    .command('check')
    .description('检查管理办法：逐条列出由什么规则承载')
    .argument(...paths)
    .option('--words', '列出可用的权限词、时机与事实')
    .option('--without-stories', '不查故事的证明（草稿编写中）')
    .action((given: string[], { words = false, withoutStories = false }: { words?: boolean; withoutStories?: boolean }) =>
      choose(() => regimesCheck(given, { words, stories: !withoutStories })),
    )
  regimes
    .command('compare')
    .description('逐条比较两部办法')
    .argument('<甲>', '办法的 id 或文件夹')
    .argument('<乙>', '办法的 id 或文件夹')
    .action((a: string, b: string) => choose(() => regimesCompare(a, b)))
  regimes
    .command('new')
    .description('由办法的文字建立骨架')
    .argument('<名字>', '新文件夹，其名即办法的 id，如 place-2026')
    .requiredOption('--from <文件>', '办法全文：纯文本或 Markdown，UTF-8')
    .action((name: string, { from }: { from: string }) => choose(() => regimesNew(name, from)))
  regimes
    .command('try')
    .description('推演：草案与现行办法有什么不同，用故事或以往的办件')
    .argument('<草案>', '草案的文件夹')
    .option('--against <id>', '与哪一部办法比较；不写则为与草案同 id 的一部')
    .option('--stories <路径...>', '用哪些故事；不写则为该办法自己的故事')
    .option('--cases', '用本平台以往的办件，只读取，不改动')
    .action((draft: string, options: { against?: string; stories?: string[]; cases?: boolean }) =>
      choose(() => regimesTry({ draft, ...options })),
    )
  program
    .command('documents')
    .description('公文')
    .command('check')
    .description('检查公文模板：随平台提供的、各办法的，以及本单位的')
    .argument('[文件夹]', '本单位的模板文件夹；不写则为 ZHENGYUN_TEMPLATES 所指')
    .action((folder?: string) => choose(() => documentsCheck(folder)))
  settlementCommands(program, choose)
  speakChinese(program)
  return program
}

function tell(error: unknown): number {
  if (error instanceof CommanderError) {
    if (error.exitCode !== 0) console.error(usageError(error))
    return error.exitCode
  }
  if (error instanceof StartupError) console.error(error.message)
  else console.error('程序出错，请把以下内容告知维护人员：', error)
  return 1
}

const version = (): string => {
  const manifest = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8')) as { version: string }
  return manifest.version
}
