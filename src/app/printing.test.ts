import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openPrinterFor } from './printing.ts'
import { StartupError } from './startup-error.ts'

function folderWith(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'zhengyun-fonts-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  return folder
}

test('broken or missing fonts of an office keep the program from starting, each told by its file', async () => {
  const folder = folderWith({ '仿宋.ttf': 'no font', 'FZXBSJW.TTF': 'x' })
  const attempt = openPrinterFor({ fonts: folder })
  await expect(attempt).rejects.toThrow(StartupError)
  await expect(attempt).rejects.toThrow(
    /^公文字体有误，未启动（请核对 ZHENGYUN_FONTS）：\n {2}- .*FZXBSJW\.TTF：不认识的字体文件名.*\n {2}- .*仿宋\.ttf：不是完整的/,
  )
  await expect(openPrinterFor({ fonts: join(folder, 'none') })).rejects.toThrow(/没有文件夹 .*none/)
})

test('without a folder nothing is read at start', async () => {
  const printer = await openPrinterFor({ fonts: null })
  expect(printer.pid).toBeNull()
  await printer.stop()
})
