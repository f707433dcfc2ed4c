import { unzipSync } from 'fflate'
import { unpackedSize } from '../../../tables/index.ts'

/** What may be sent, in bytes and files. The five measures that ship have 60 files of 300 kB at most. */
export const draftLimits = { packed: 4 * 1024 * 1024, unpacked: 8 * 1024 * 1024, file: 1024 * 1024, files: 400 } as const

export type Unpacked = { readonly files: Readonly<Record<string, Uint8Array>> } | { readonly why: string }

/** What programs that pack put beside the files of people. */
const ignored = (name: string): boolean => name.endsWith('/') || /(^|\/)(__MACOSX|\.DS_Store|Thumbs\.db)(\/|$)/.test(name)

/**
 * The files of a ZIP archive by their names, without the one folder that holds them all. Nothing is written anywhere and no name is ever used as a path; what it unpacks to is counted by unpacking,
 * for what its directory says of sizes is the sender's word. Never throws.
 */
export function unpack(bytes: Uint8Array): Unpacked {
  const size = unpackedSize(bytes, draftLimits.unpacked)
  if (size === null) return { why: '不是有效的 ZIP 压缩包：请把办法的文件夹压缩为 .zip 后上传' }
  if (size > draftLimits.unpacked) return { why: `解压后超过 ${megabytes(draftLimits.unpacked)}` }
  const names: string[] = []
  let tooLarge = ''
  const take = ({ name, originalSize }: { name: string; originalSize: number }) => {
    if (ignored(name)) return false
    names.push(name)
    // What is said beside the truth would be taken as room to be made.
    if (originalSize > draftLimits.file) tooLarge ||= name
    return tooLarge === '' && names.length <= draftLimits.files
  }
  try {
    const files = unzipSync(bytes, { filter: take })
    const why = reasonAgainst(names, tooLarge)
    return why === null ? { files: withoutFolder(files, names) } : { why }
  } catch {
    return { why: 'ZIP 压缩包已损坏，无法解压' }
  }
}

function reasonAgainst(names: readonly string[], tooLarge: string): string | null {
  if (names.length > draftLimits.files) return `文件超过 ${draftLimits.files} 个`
  if (tooLarge) return `文件“${tooLarge.slice(-80)}”超过 ${megabytes(draftLimits.file)}`
  if (names.length === 0) return '压缩包里没有文件'
  const odd = names.find(leavesFolder)
  if (odd !== undefined) return `文件名“${odd.slice(-80)}”不正确：不能含有“..”、反斜杠、盘符或控制字符`
  const twice = names.find((name, index) => names.indexOf(name) !== index)
  return twice === undefined ? null : `文件“${twice.slice(-80)}”在压缩包里有两份`
}

/** No name is used as a path; who sends such a one means no good. */
const leavesFolder = (name: string): boolean => {
  const parts = name.split('/')
  return (
    parts.some((part) => ['', '.', '..', '__proto__'].includes(part)) || [...name].some((sign) => sign < ' ' || '\\:\x7f'.includes(sign))
  )
}

/** Who packs a folder packs its name too. */
function withoutFolder(files: Record<string, Uint8Array>, names: readonly string[]): Record<string, Uint8Array> {
  const folder = /^[^/]+\//.exec(names[0] ?? '')?.[0]
  const [isOne, isPack] = [folder !== undefined && names.every((name) => name.startsWith(folder)), names.includes('measure.md')]
  const cut = isOne && !isPack && folder !== 'scenarios/' ? (folder?.length ?? 0) : 0
  return Object.fromEntries(Object.entries(files).map(([name, content]) => [name.slice(cut), content]))
}

const megabytes = (bytes: number): string => `${bytes / 1024 / 1024} MB`
