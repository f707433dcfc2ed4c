import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { create, type Font as Parsed } from 'fontkit'
import type { Face } from '../standard.ts'

/** What an office's own fonts are called in the folder it gives: 小标宋.ttf, 仿宋.otf, … */
const ownNames: Readonly<Record<Face, string>> = { title: '小标宋', fang: '仿宋', kai: '楷体', hei: '黑体', song: '宋体' }
const endings = ['.ttf', '.otf'] as const
const names = Object.values(ownNames)

/** The office's own file of a face; null where it has none. */
export function ownFile(folder: string | null, face: Face): string | null {
  if (folder === null) return null
  return endings.map((ending) => join(folder, ownNames[face] + ending)).find((path) => existsSync(path)) ?? null
}

/**
 * What is wrong with a folder of an office's own fonts, a Chinese sentence each, with what would be right: a missing folder, one without any font, a file
 * that no face is called by, a face that stands twice, a file that is no whole font or has no Chinese signs. Empty for a sound folder.
 */
export function fontFaults(folder: string): string[] {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return [`没有文件夹 ${folder}`]
  const files = readdirSync(folder).filter((name) => /\.(ttf|otf|ttc|otc|woff2?)$/i.test(name))
  if (files.length === 0) return [`文件夹 ${folder} 中没有字体：应至少有 ${named(endings[0])} 之一`]
  return files.toSorted().flatMap((file) => {
    const fault = nameFault(file, files) ?? contentFault(readFileSync(join(folder, file)))
    return fault === null ? [] : [`${join(folder, file)}：${fault}`]
  })
}

const named = (ending: string): string => names.map((name) => name + ending).join('、')

function nameFault(file: string, all: readonly string[]): string | null {
  const face = names.find((name) => endings.some((ending) => file === name + ending))
  if (face === undefined) return `不认识的字体文件名，应为 ${named('.ttf')}（或 .otf）；.ttc 字体集请先拆出其中一款，不用的请移走`
  const twice = endings.filter((ending) => all.includes(face + ending)).length > 1
  return twice ? `${face}有 .ttf 和 .otf 两个文件，请只留一个` : null
}

/** Two signs that each Chinese font has. */
const common = '国一'

function contentFault(bytes: Buffer): string | null {
  const broken = '不是完整的 TrueType 或 OpenType 字体文件，请重新复制'
  try {
    const font = create(bytes) as Parsed & { directory?: { tables: Record<string, { offset: number; length: number }> } }
    const tables = Object.values(font.directory?.tables ?? {})
    if (tables.length === 0 || tables.some(({ offset, length }) => offset + length > bytes.length)) return broken
    const lacking = [...common].some((sign) => !font.hasGlyphForCodePoint(sign.codePointAt(0) ?? 0))
    if (lacking) return '字体中没有汉字，请换用中文字体'
    return isDrawn(font) ? null : broken
  } catch {
    return broken
  }
}

/** Whether the font can be measured and cut to what a PDF embeds. */
function isDrawn(font: Parsed): boolean {
  const subset = font.createSubset()
  const widths = [...common].map((sign) => {
    const glyph = font.glyphForCodePoint(sign.codePointAt(0) ?? 0)
    subset.includeGlyph(glyph)
    return glyph.advanceWidth
  })
  return widths.every((width) => width > 0) && font.unitsPerEm > 0 && subset.encode().length > 0
}
