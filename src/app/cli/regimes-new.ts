import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { StartupError } from '../startup-error.ts'

/** `zhengyun regimes new NAME --from TEXT`: the skeleton of a pack, in a folder that must not be there yet. */
export async function regimesNew(name: string, from: string): Promise<number> {
  const { skeletonOf } = await import('../../regimes/index.ts')
  const folder = resolve(name)
  const id = basename(folder)
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id))
    throw new StartupError(`“${id}”不能作办法的名字：用小写英文与数字，以连字符相连，如 place-2026`)
  const { files, articles, chapters, questions } = skeletonOf(id, await textOf(from))
  if (articles === 0) throw new StartupError(`${from} 里没有找到“第一条”：应是办法的全文（UTF-8 文字）`)
  await makeFolder(folder)
  await mkdir(join(folder, 'scenarios'))
  for (const [file, text] of Object.entries(files)) await writeFile(join(folder, file), text, { flag: 'wx' })
  console.log(`已建立 ${folder}：${chapters} 章 ${articles} 条，每条等待写规则`)
  for (const question of questions) console.log(`  待答：${question}`)
  console.log(`用 zhengyun regimes check ${name} 查看还缺什么；写好之前不要放在平台读取的文件夹里`)
  return 0
}

async function textOf(file: string): Promise<string> {
  const text = await readFile(file, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    throw new StartupError(cause.code === 'ENOENT' ? `没有 ${file} 这个文件` : `读取不到 ${file}（${cause.code}）`, { cause })
  })
  if (/[\0\uFFFD]/.test(text)) throw new StartupError(`${file} 不是 UTF-8 文字：用文本编辑器另存为 UTF-8（Word、PDF 先存为纯文本）`)
  return text
}

async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(dirname(folder), { recursive: true })
    await mkdir(folder)
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException
    throw new StartupError(code === 'EEXIST' ? `${folder} 已经存在，不覆盖：换一个名字，或先移走它` : `建立不了 ${folder}（${code}）`, {
      cause,
    })
  }
}
