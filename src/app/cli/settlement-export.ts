import { createWriteStream } from 'node:fs'
import { access, rename, rm, writeFile } from 'node:fs/promises'
import { userInfo } from 'node:os'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { OfficeActor } from '../../identity/index.ts'
import type { Database, Day, Id } from '../../kernel/index.ts'
import type { Format } from '../../settlement/index.ts'
import { StartupError } from '../startup-error.ts'
import { configuration, log } from './configuration.ts'
import { toStdout } from './stdout.ts'

export interface ExportOptions {
  readonly format: string
  readonly spreadsheetSafe?: boolean
  readonly statement?: string
  readonly jurisdiction?: string
  readonly from?: string
  readonly out?: string
}

/**
 * `zhengyun settlement export`: a whole statement as a file, or to stdout; on record as taken at the machine by whoever the system says sits there.
 */
export async function settlementExport(options: ExportOptions): Promise<number> {
  const { out } = options
  const format = await formatOf(options)
  const asked = await askedFor(options)
  if (out === undefined) {
    if (format === 'xlsx' && process.stdout.isTTY) throw new StartupError('工作簿不能显示在终端里：请用 --out 写明文件')
    return withStatement(asked, format, toStdout)
  }
  await prepare(out)
  try {
    return await withStatement(asked, format, async (stream, name) => {
      await toFile(stream, out)
      log(`已导出到 ${out}（${name}）`)
      return 0
    })
  } finally {
    await rm(partOf(out), { force: true })
  }
}

async function formatOf({ format, spreadsheetSafe = false }: ExportOptions): Promise<Format> {
  const { formats, isFormat } = await import('../../settlement/index.ts')
  if (!isFormat(format)) throw new StartupError(`没有“${format}”这种格式：可以写 ${formats.join('、')}`)
  if (!spreadsheetSafe) return format
  if (format === 'focus' || format === 'focus-safe') return 'focus-safe'
  throw new StartupError('--spreadsheet-safe 只与 --format focus 同用：明细表（csv）和工作簿（xlsx）本来就可以放心打开')
}

type Asked = { readonly id: Id } | { readonly jurisdiction: string; readonly from: Day }

async function askedFor({ statement, jurisdiction, from }: ExportOptions): Promise<Asked> {
  const { isDay } = await import('../../kernel/index.ts')
  const right = '请写 --statement <编号>，或者 --jurisdiction <区域> 与 --from <周期首日>，二者之一'
  if (statement !== undefined && jurisdiction === undefined && from === undefined) {
    if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(statement))
      throw new StartupError(`“${statement}”不是结算单编号：编号见结算单页面的网址`)
    return { id: statement.toLowerCase() }
  }
  if (statement !== undefined || jurisdiction === undefined || from === undefined) throw new StartupError(right)
  if (!isDay(from)) throw new StartupError(`“${from}”不是日期：请写成 2024-09-01 的样子`)
  return { jurisdiction, from }
}

/** Opens the database and the statement, and hands on its stream. */
async function withStatement(asked: Asked, format: Format, take: (stream: Readable, name: string) => Promise<number>): Promise<number> {
  const [{ openDatabase }, { loadLaw }, { createExporting }, { createDoor, systemClock }] = await Promise.all([
    import('../database.ts'),
    import('../law-files.ts'),
    import('../../settlement/index.ts'),
    import('../../kernel/index.ts'),
  ])
  const config = configuration()
  const { regimes } = await loadLaw(config.regimes)
  const { db, stop } = await openDatabase(config, log)
  try {
    const { id, jurisdictionId } = await theStatement(db, asked)
    const exporting = createExporting({ db, door: createDoor({ db, clock: systemClock }), regimes })
    const file = await exporting.exportStatement(atTheMachine(jurisdictionId), id, format)
    if (!file.ok) throw new StartupError(file.refusal.message)
    return await take(file.value.stream, file.value.name)
  } finally {
    await stop()
  }
}

async function theStatement(db: Database, asked: Asked): Promise<{ readonly id: Id; readonly jurisdictionId: Id }> {
  const { findStatement } = await import('../../settlement/index.ts')
  const found = await findStatement(db, asked)
  if (found) return found
  throw new StartupError('id' in asked ? `没有编号为 ${asked.id} 的结算单` : `“${asked.jurisdiction}”没有自 ${asked.from} 起的结算单`)
}

const nobody = '00000000-0000-0000-0000-000000000000'

/** Whoever has the database's address sees all of it; what he takes through us is on record under the name that the system knows him by. */
const atTheMachine = (jurisdictionId: Id): OfficeActor => ({
  personId: nobody,
  personName: `命令行（${userInfo().username}）`,
  organisationId: nobody,
  organisationName: '平台',
  permissions: new Set(['statement.read']),
  jurisdictionId,
  parties: [],
  posts: [],
  sight: { jurisdictionId, all: true, organisationIds: [], providerId: null },
  mustChangePassword: false,
  from: { ip: 'local', requestId: 'cli' },
})

/** Written beside its place first, so that no part of it ever stands under its name. */
const partOf = (out: string): string => `${out}.part`

/** Before anything is on record as taken: nothing is overwritten, and there is a place to write to. */
async function prepare(out: string): Promise<void> {
  const there = await access(out).then(
    () => true,
    () => false,
  )
  if (there) throw new StartupError(`${out} 已经存在，不覆盖：换一个名字，或先移走它`)
  await writeFile(partOf(out), '').catch((cause) => cannotWrite(out, cause))
}

async function toFile(stream: Readable, out: string): Promise<void> {
  await pipeline(stream, createWriteStream(partOf(out))).catch((cause) => {
    if (cause.syscall === 'write') cannotWrite(out, cause)
    throw cause
  })
  await rename(partOf(out), out)
}

function cannotWrite(out: string, cause: NodeJS.ErrnoException): never {
  throw new StartupError(`写不了 ${out}（${cause.code}）：请核对文件夹是否存在、是否可写、有没有空间`, { cause })
}
