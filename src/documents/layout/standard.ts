/** The measures of GB/T 9704—2012 《党政机关公文格式》, in points (1 pt = 1/72 inch) unless the name says otherwise. */

/** Millimetres as points. */
export const mm = (length: number): number => (length * 72) / 25.4

/** A4; 天头 37 mm and 订口 28 mm leave the type area (版心) of 156 × 225 mm. */
export const sheet = { width: mm(210), height: mm(297), top: mm(37), left: mm(28), right: mm(26), bottom: mm(35) }

/** 版心 */
export const typeArea = { width: mm(156), height: mm(225) }

/** 每面 22 行、每行 28 个字: the grid of lines and signs that fills the type area. */
export const grid = { lines: 22, signs: 28, pitch: typeArea.height / 22, cell: typeArea.width / 28 }

/** 字号 */
export const sizes = { two: 22, three: 16, four: 14, smallFour: 12, smallFive: 9 }

/** 发文机关标志: its upper edge stands 35 mm below the upper edge of the type area; its signs are at most 15 mm wide. */
export const masthead = { drop: mm(35), largest: mm(15), smallest: 26 }

/** 红色分隔线: 4 mm below the number. */
export const redRule = { gap: mm(4), thickness: 1.5 }

/** 版记的分隔线: the first and the last 0.35 mm, those between 0.25 mm thick. */
export const imprintRule = { outer: mm(0.35), inner: mm(0.25) }

/** 页码: 7 mm from the lower edge of the type area to the dashes beside it. */
export const pageNumber = { drop: mm(7) }

export const colors = { ink: '#000000', red: '#ff0000', faint: '#6b6b6b', mark: '#ececec', bar: '#1f5fa8', loss: '#b3261e' }

/** 字体, by what the standard calls them; `song` is for page numbers. */
export type Face = 'title' | 'fang' | 'kai' | 'hei' | 'song'
