/** What comes back signed: a PDF or a picture. */
const kinds = [
  { type: 'application/pdf', ending: 'pdf', begins: [0x25, 0x50, 0x44, 0x46, 0x2d] },
  { type: 'image/png', ending: 'png', begins: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
  { type: 'image/jpeg', ending: 'jpg', begins: [0xff, 0xd8, 0xff] },
] as const

/** What a file is by its first bytes, whatever it is called; null for what is no scan. */
export const scanKind = (bytes: Uint8Array): (typeof kinds)[number] | null =>
  kinds.find(({ begins }) => begins.every((byte, index) => bytes[index] === byte)) ?? null

/** Its name with the ending that its content has: what is saved opens as what it is. */
export function scanName(label: string, ending: string): string {
  const stem = label.replace(/\.(pdf|png|jpe?g)$/iu, '').trim() || '扫描件'
  return `${stem}.${ending}`
}
