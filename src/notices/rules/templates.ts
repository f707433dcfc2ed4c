import Mustache from 'mustache'
import { kindOf, toldNames } from './happenings.ts'

/** The places a sentence may have, by the names that people write: {{事项}}. A place without a fact is empty. */
export const places = [
  '办理人',
  '办理单位',
  '所属单位',
  '事项',
  '环节',
  '经过环节',
  '轮到',
  '结果',
  '期限',
  '原期限',
  '原因',
  '依据',
] as const
export type Facts = Partial<Readonly<Record<(typeof places)[number], string>>>

/** The sentences of one happening. */
export interface Template {
  readonly title: string
  readonly body: string
}
export type Templates = ReadonlyMap<string, Template>

/** A file of sentences: `# name of the kind`, then for each happening `## its.name`, a line that is the title, and the text. */
export interface TemplateFile {
  readonly kind: string
  readonly path: string
  readonly text: string
}

const titleMax = 200
const bodyMax = 2000

/**
 * Reads files of sentences; a later one's sentences take the place of an earlier one's. Tells every fault in Chinese, with file and
 * heading: an unknown heading, a missing one, an unknown place, a tag that is not closed.
 */
export function readTemplates(files: readonly TemplateFile[]): { readonly templates: Templates; readonly faults: readonly string[] } {
  const templates = new Map<string, Template>()
  const faults: string[] = []
  for (const { kind, path, text } of files) {
    for (const { name, template } of sectionsOf(text)) {
      const fault = kindOf(name) === kind ? faultOf(template) : `不认识的小标题；“## ”之后应是本类消息的事件名`
      if (fault) faults.push(`${path} 的“${name}”：${fault}`)
      else templates.set(name, template)
    }
  }
  for (const name of toldNames()) if (!templates.has(name)) faults.push(`${kindOf(name)}.md 缺少“## ${name}”：该事件没有可用的文字`)
  return { templates, faults }
}

function sectionsOf(text: string): { name: string; template: Template }[] {
  const [, ...sections] = text
    .replaceAll('\r\n', '\n')
    .replace(/^\uFEFF/, '')
    .split(/^## +/m)
  return sections.map((section) => {
    const [name = '', ...lines] = section.split('\n')
    const first = lines.findIndex((line) => line.trim() !== '')
    const body =
      first < 0
        ? ''
        : lines
            .slice(first + 1)
            .join('\n')
            .trim()
    return { name: name.trim(), template: { title: (lines[first] ?? '').trim(), body } }
  })
}

/** Facts of an example, to see how sentences read. */
export const exampleFacts: Facts = {
  ...{ 办理人: '张三', 办理单位: '某局', 所属单位: '某厅', 事项: '云资源申请 2027-0012', 环节: '审核', 经过环节: '受理', 轮到: '主管部门' },
  ...{ 结果: '同意', 期限: '2027-03-15', 原期限: '2027-03-12', 原因: '节假日安排已公布', 依据: '《某办法》第十四条' },
}

/** What is wrong with sentences, in Chinese; null for none. */
export function faultOf({ title, body }: Template): string | null {
  if (title === '') return '缺少标题一行'
  if (/[\r\n]/.test(title)) return '标题只能是一行'
  return unreadable(title) ?? unreadable(body)
}

/** Only what fills in places and leaves out what has none; no partials, no other delimiters, nothing from elsewhere. */
function unreadable(text: string): string | null {
  try {
    return strangeIn(Mustache.parse(text) as Span[])
  } catch (error) {
    return `无法读取：${String(error instanceof Error ? error.message : error)}`
  }
}

type Span = [kind: string, value: string, from: number, to: number, inner?: Span[]]

function strangeIn(spans: readonly Span[]): string | null {
  for (const [kind, value, , , inner] of spans) {
    if (kind === 'text') continue
    if (!['name', '#', '^'].includes(kind)) return `不支持 {{${kind === '!' ? '!' : kind}${value}}} 这种写法`
    if (!(places as readonly string[]).includes(value)) return `不认识的位置 {{${value}}}：可用的有 ${places.join('、')}`
    const fault = inner ? strangeIn(inner) : null
    if (fault) return fault
  }
  return null
}

/**
 * The sentences filled in. What comes from people stays text: it is not read as a template, has no line breaks and nothing invisible that
 * turns the direction of reading.
 */
export function written(templates: Templates, name: string, facts: Facts): Template {
  const template = templates.get(name)
  if (!template) throw new Error(`no template for ${name}`)
  const plain = Object.fromEntries(places.map((place) => [place, plainText(facts[place] ?? '')]))
  const fill = (text: string) => Mustache.render(text, plain, undefined, { escape: String })
  return { title: short(plainText(fill(template.title)), titleMax), body: short(fill(template.body), bodyMax) }
}

const plainText = (text: string): string =>
  text
    .toWellFormed()
    .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim()
const short = (text: string, max: number): string => (text.length <= max ? text : `${text.slice(0, max - 1).toWellFormed()}…`)
