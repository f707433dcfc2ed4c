import type { SubjectKind } from './template.ts'

/** What is known of a matter, for templates: single texts by their names, and lists of rows. */
export interface Facts {
  readonly texts: Readonly<Record<string, string>>
  readonly rows: Readonly<Record<string, readonly Row[]>>
}

export type Row = Readonly<Record<string, string>>

interface Words {
  readonly texts: Readonly<Record<string, string>>
  readonly rows: Readonly<Record<string, { readonly says: string; readonly of: Readonly<Record<string, string>> }>>
}

const issuing: Words['texts'] = {
  'issuer.name': '发文单位',
  'issuer.person': '经办人',
  date: '成文日期（2024年9月3日）',
  year: '成文年份',
  number: '发文字号',
  'replaces.number': '所替代文书的发文字号',
  reason: '重新出具的理由',
  'measure.title': '适用的办法名称',
  'measure.number': '办法的文号',
}

const body = { name: '名称', contact: '联系人', phone: '联系电话' } as const
const bodyWords = (id: string, what: string) =>
  Object.fromEntries(Object.entries(body).map(([key, says]) => [`${id}.${key}`, `${what}${says}`]))

const dimension = { no: '序号', name: '维度', weight: '权重（%）', score: '得分', says: '得分的来历' }

/** Every fact that templates may name, by what a document is about. `field.<name>` of the measure's forms comes beside them. */
export const vocabulary: Readonly<Record<SubjectKind, Words>> = {
  case: {
    texts: {
      ...issuing,
      ...bodyWords('unit', '使用单位'),
      'unit.code': '使用单位统一社会信用代码',
      'unit.superior': '使用单位的上级单位',
      ...bodyWords('provider', '云服务商'),
      'authority.name': '主管部门在该办法中的名称',
      'authority.office': '承担主管部门职责的单位',
      'support.name': '技术保障部门在该办法中的名称',
      'support.office': '承担技术保障职责的单位',
      'system.name': '信息系统名称',
      'system.purpose': '信息系统用途',
      'system.level': '网络安全等级保护级别（第三级）',
      'system.filing': '等级保护备案编号',
      'system.builder': '承建单位',
      'system.contact': '系统负责人',
      'case.number': '办件编号',
      'case.procedure': '程序名称',
      'case.begun': '发起日期',
      'case.submitted': '最近一次提交日期',
      'case.ended': '办结日期',
      'case.due': '当前环节的到期日',
      'paper.name': '文书名称（办法所称）',
      'paper.number': '平台编号',
      'paper.date': '作出日期',
      'paper.article': '所依据的条款',
      'paper.body': '正文（不含抬头、落款）',
      'paper.to': '主送单位，一行一个',
      'paper.copies': '抄送单位，一行一个',
    },
    rows: {
      fields: { says: '表单内容', of: { label: '项目', value: '内容' } },
      lines: {
        says: '资源明细',
        of: {
          no: '序号',
          item: '服务项',
          specification: '规格',
          unit: '计量单位',
          pool: '资源池',
          zone: '区域',
          quantity: '数量',
          before: '原数量',
          reason: '申请理由',
          calculation: '测算方法',
        },
      },
      resources: {
        says: '已开通的资源',
        of: {
          no: '序号',
          name: '实例名称',
          item: '服务项',
          specification: '规格',
          unit: '计量单位',
          pool: '资源池',
          quantity: '数量',
          state: '状态',
          'charged-from': '计费起始日',
          'charged-until': '停止计费日',
        },
      },
      works: { says: '工单', of: { no: '序号', number: '工单编号', kind: '类别', state: '状态', issued: '下达日期', done: '完成日期' } },
      opinions: {
        says: '各环节意见',
        of: { no: '序号', step: '环节', outcome: '结果', organisation: '单位', person: '办理人', opinion: '意见', date: '日期' },
      },
      materials: { says: '所附材料', of: { no: '序号', document: '材料', file: '文件名', date: '提交日期' } },
      clocks: { says: '时限', of: { no: '序号', step: '环节', started: '起算日期', due: '到期日', ended: '办结日期' } },
    },
  },
  statement: {
    texts: {
      ...issuing,
      'statement.from': '结算周期首日',
      'statement.to': '结算周期末日',
      'statement.state': '结算单状态',
      'statement.lines': '明细行数',
      'statement.total': '合计（元）',
      'statement.apart': '独立结算（元）',
      'statement.excluded': '不予结算（元）',
      'statement.deducted': '扣减（元）',
      'statement.adjusted': '考评、评估调整（元）',
      'statement.payable': '应付（元）',
      'statement.seal': '封存摘要',
    },
    rows: {
      providers: { says: '按云服务商', of: { no: '序号', name: '云服务商', lines: '行数', total: '金额（元）' } },
      categories: { says: '按类别', of: { no: '序号', name: '类别', lines: '行数', total: '金额（元）' } },
      units: { says: '按单位', of: { no: '序号', name: '使用单位', lines: '行数', total: '金额（元）' } },
    },
  },
  scorecard: {
    texts: {
      ...issuing,
      'evaluation.name': '考评名称',
      'evaluation.from': '考评期间首日',
      'evaluation.to': '考评期间末日',
      'evaluated.name': '被考评单位',
      'result.no': '第几次公布',
      'result.score': '总分',
      'result.grade': '等次',
      'result.date': '公布日期',
    },
    rows: { dimensions: { says: '各维度', of: dimension } },
  },
}

/** `has.lines` is true where there are any: for parts that stand only then. */
export const hasWord = (name: string): string | null => (name.startsWith('has.') ? name.slice(4) : null)
export const fieldWord = /^field\.[\w-]+$/

/** Names a person may have meant: those that begin alike, then those that end alike; where none does, the first of all. */
export function meant(name: string, known: readonly string[]): readonly string[] {
  const [first, last] = [name.split('.')[0], name.split('.').at(-1) ?? name]
  const alike = [...known.filter((each) => each.split('.')[0] === first), ...known.filter((each) => each.includes(last))]
  return [...new Set(alike.length > 0 ? alike : known)].slice(0, 6)
}
