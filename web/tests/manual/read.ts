import { readdirSync, readFileSync } from 'node:fs'

/** One thing that a person does or sees, as the manual says it. */
export interface Clause {
  readonly kind: keyof typeof forms
  readonly words: readonly string[]
}
export type Step = { readonly clauses: readonly Clause[]; readonly text: string } | { readonly picture: string }

/** A task of a manual page, as somebody of the stage takes it at some time: `<!-- 走 3：unit 2024-09-26T09:00 -->`. */
export interface Task {
  readonly page: string
  readonly name: string
  readonly order: number
  readonly player: string
  readonly at: string
  readonly steps: readonly Step[]
}

/** The sentences that the manual's steps are made of: names of the screen stand in 「」. */
export const forms = {
  menu: /^打开菜单「(.+)」$/,
  first: /^点列表里最上面的一(?:件|项|份|张)$/,
  press: /^点「(.+)」$/,
  check: /^选中「(.+)」$/,
  choose: /^在「(.+)」里选「(.+)」$/,
  day: /^在「(.+)」里选日期「(.+)」$/,
  fill: /^在「(.+)」里填「(.+)」$/,
  upload: /^上传「(.+)」$/,
  confirm: /^在弹出的窗口里(?:在「(.+)」里填「(.+)」，)?确认$/,
  see: /^看到「(.+)」$/,
} as const

const walked = /^<!-- 走 (\d+)：(\S+) (\S+) -->$/m

/** The tasks of every page of the manual, in the order in which they are walked. */
export function readManual(folder: string): Task[] {
  const pages = readdirSync(folder).filter((file) => file.endsWith('.md') && file !== 'README.md')
  return pages.flatMap((page) => tasksOf(page, readFileSync(`${folder}/${page}`, 'utf8'))).toSorted((a, b) => a.order - b.order)
}

function tasksOf(page: string, text: string): Task[] {
  return text
    .split(/^## /m)
    .slice(1)
    .map((section) => {
      const name = section.slice(0, section.indexOf('\n')).trim()
      const [, order, player, at] = walked.exec(section) ?? []
      if (!order || !player || !at) throw new Error(`docs/manual/${page}：“${name}”没有写明由谁、在什么时候走（<!-- 走 序号：人 时间 -->）`)
      return { page, name, order: Number(order), player, at, steps: stepsOf(`docs/manual/${page} “${name}”`, section) }
    })
}

/** The steps of a task: numbered lines, and pictures where they stand. Throws at a sentence that no test can take. */
export function stepsOf(where: string, section: string): Step[] {
  return section.split('\n').flatMap((line): Step[] => {
    const [, picture] = /^\s*!\[.*\]\(\.\.\/images\/manual\/(.+)\.png\)$/.exec(line) ?? []
    if (picture) return [{ picture }]
    const [, text] = /^\d+\. (.+)$/.exec(line) ?? []
    return text ? [{ text, clauses: clausesOf(where, text) }] : []
  })
}

/** `打开菜单「办件」；点「发起办件」。`; what stands in （） is for the reader alone. */
function clausesOf(where: string, text: string): Clause[] {
  const said = text.replace(/（[^（）]*）/g, '').replace(/。$/, '')
  return said.split('；').map((clause) => {
    for (const kind of Object.keys(forms) as (keyof typeof forms)[]) {
      const found = forms[kind].exec(clause.trim())
      if (found) return { kind, words: found.slice(1) }
    }
    throw new Error(`${where}：没有测试走得了的步骤“${clause.trim()}”`)
  })
}
