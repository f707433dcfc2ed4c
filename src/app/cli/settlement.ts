import type { Command } from 'commander'
import type { Run } from './program.ts'
import { type ExportOptions, settlementExport } from './settlement-export.ts'
import { settlementCheckFocus, settlementVerify } from './settlement-files.ts'

/** `zhengyun settlement …`: what leaves the house, and what can be judged without it. */
export function settlementCommands(program: Command, choose: (run: Run) => void): void {
  const settlement = program.command('settlement').description('结算单的导出与核验')
  settlement
    .command('export')
    .description('导出整张结算单；留有导出记录')
    .requiredOption('--format <格式>', 'csv 明细表，xlsx 工作簿，focus FOCUS 1.2 数据集，seal 封存文件')
    .option('--spreadsheet-safe', '与 focus 同用：以公式符号开头的单元格前加撇号，供表格软件查看')
    .option('--statement <编号>', '结算单编号')
    .option('--jurisdiction <区域>', '适用区域的名称，与 --from 同用')
    .option('--from <日期>', '结算周期的首日，如 2024-09-01')
    .option('--out <文件>', '写到哪个文件；不写则输出到标准输出')
    .action((options: ExportOptions) => choose(() => settlementExport(options)))
  settlement
    .command('verify')
    .description('核验封存文件：不需要数据库；完好为 0，不符为 1，无法读取为 2')
    .argument('<文件>', '用 --format seal 导出的文件')
    .action((path: string) => choose(() => settlementVerify(path)))
  settlement
    .command('check-focus')
    .description('检查 FOCUS 1.2 数据集：符合为 0，不符合为 1，无法读取为 2')
    .argument('<文件>', 'UTF-8 的 CSV 文件')
    .action((path: string) => choose(() => settlementCheckFocus(path)))
}
