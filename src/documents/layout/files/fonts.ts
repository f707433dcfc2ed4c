import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { create, type Font as Parsed } from 'fontkit'
import type { Face } from '../standard.ts'
import type { Faces, Font } from '../text/faces.ts'
import { ownFile } from './own-fonts.ts'
import { sfntOfWoff } from './woff.ts'

/** A font that has been read: what setting asks of it, and what a PDF embeds. */
interface OpenFont extends Font {
  readonly parsed: Parsed
}

export interface Fonts {
  readonly faces: Faces
  /** The font that a `Sign` names. */
  readonly byKey: (key: string) => Parsed
}

const { resolve } = createRequire(import.meta.url)
const serif = () => join(dirname(resolve('@expo-google-fonts/noto-serif-sc')), '.')
const kai = () => resolve('@fontsource/lxgw-wenkai/files/lxgw-wenkai-latin-500-normal.woff')
const sans = () => join(dirname(resolve('@embedpdf/fonts-sc')), '..', 'fonts', 'NotoSansHans-Medium.otf')

/** The free fonts that come with the platform (all SIL Open Font License 1.1), each with where its file lies. */
const files = {
  songLight: () => join(serif(), '300Light', 'NotoSerifSC_300Light.ttf'),
  song: () => join(serif(), '400Regular', 'NotoSerifSC_400Regular.ttf'),
  songBold: () => join(serif(), '700Bold', 'NotoSerifSC_700Bold.ttf'),
  kai,
  hei: sans,
} satisfies Record<string, () => string>

type FileKey = keyof typeof files

/** Per face the font that stands in for the standard's, then those that lend a sign it lacks. */
const chains: Readonly<Record<Face, readonly FileKey[]>> = {
  title: ['songBold', 'kai', 'hei'],
  fang: ['songLight', 'kai', 'hei'],
  kai: ['kai', 'hei', 'songLight'],
  hei: ['hei', 'kai', 'songLight'],
  song: ['song', 'kai', 'hei'],
}

/**
 * Opens the fonts that documents are set in. `folder` may hold fonts that the office has a licence for (小标宋, 仿宋, 楷体, 黑体, 宋体; .ttf or .otf);
 * each stands before the free one. Files are read when a sign first asks for them. Throws when a file is no font (`fontFaults` tells it beforehand).
 */
export function openFonts(folder: string | null = null): Fonts {
  const open = new Map<string, OpenFont>()
  const fontOf = (key: string, path: () => string): Font => {
    const font = () => open.get(key) ?? remember(key, path())
    return { key, has: (codePoint) => font().has(codePoint), advance: (codePoint) => font().advance(codePoint) }
  }
  const remember = (key: string, path: string): OpenFont => {
    const font = read(key, path)
    open.set(key, font)
    return font
  }
  const free = Object.fromEntries(Object.entries(files).map(([key, path]) => [key, fontOf(key, path)])) as Record<FileKey, Font>
  const chainOf = (face: Face): Font[] => {
    const own = ownFile(folder, face)
    const chain = chains[face].map((key) => free[key])
    return own === null ? chain : [fontOf(`own-${face}`, () => own), ...chain]
  }
  const faces = { title: chainOf('title'), fang: chainOf('fang'), kai: chainOf('kai'), hei: chainOf('hei'), song: chainOf('song') }
  return { faces, byKey: (key) => parsedOf(open, key) }
}

function parsedOf(open: ReadonlyMap<string, OpenFont>, key: string): Parsed {
  const font = open.get(key)
  if (font === undefined) throw new Error(`the font ${key} was never asked for a sign`)
  return font.parsed
}

function read(key: string, path: string): OpenFont {
  const bytes = readFileSync(path)
  const parsed = create(path.endsWith('.woff') ? sfntOfWoff(bytes) : bytes) as Parsed
  const has = remembered((codePoint) => parsed.hasGlyphForCodePoint(codePoint))
  const advance = remembered((codePoint) => parsed.glyphForCodePoint(codePoint).advanceWidth / parsed.unitsPerEm)
  return { key, parsed, has, advance }
}

/** Looking a sign up in a font takes its time and always tells the same; there are at most as many as Unicode has signs. */
function remembered<T>(of: (codePoint: number) => T): (codePoint: number) => T {
  const known = new Map<number, T>()
  return (codePoint) => {
    const before = known.get(codePoint)
    if (before !== undefined) return before
    const found = of(codePoint)
    known.set(codePoint, found)
    return found
  }
}

let standing: Fonts | undefined
/** The free fonts, opened once for the process. */
export const freeFonts = (): Fonts => {
  standing ??= openFonts()
  return standing
}
