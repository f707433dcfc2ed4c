import { openPrinter, type Printer } from '../documents/index.ts'
import type { Config } from './config.ts'
import { StartupError } from './startup-error.ts'

/** What prints this installation's documents. Throws a `StartupError` that lists every fault of the office's own fonts: they are read before anybody issues by them. */
export async function openPrinterFor({ fonts }: Pick<Config, 'fonts'>): Promise<Printer> {
  const printer = openPrinter({ fonts })
  const faults = fonts === null ? [] : await printer.fontFaults()
  if (faults.length === 0) return printer
  await printer.stop()
  throw new StartupError(`公文字体有误，未启动（请核对 ZHENGYUN_FONTS）：\n${faults.map((fault) => `  - ${fault}`).join('\n')}`)
}
