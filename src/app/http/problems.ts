import type { FastifyReply } from 'fastify'
import type { Citation, Refusal } from '../../kernel/index.ts'
import { articleAt, citeInWords, placeOf, type Regimes } from '../../regimes/index.ts'

export const problemType = 'application/problem+json'

const titles: Readonly<Record<number, string>> = {
  400: '请求有误',
  401: '需要登录',
  403: '无权办理',
  404: '没有找到',
  405: '不支持的方法',
  409: '当前不能办理',
  412: '已被他人修改',
  413: '内容过大',
  415: '不接受的内容类型',
  422: '内容不符合要求',
  428: '缺少版本号',
  429: '过于频繁',
  500: '系统出错',
  503: '暂时无法访问',
}

/** A refusal as RFC 9457 problem details, with the words of the article it rests on. */
export const problemOf = (refusal: Refusal, requestId: string, regimes: Regimes) => ({
  type: `urn:zhengyun:${refusal.code}`,
  title: titles[refusal.status] ?? '不能办理',
  status: refusal.status,
  detail: refusal.message,
  code: refusal.code,
  facts: refusal.facts,
  citation: refusal.citation && quote(refusal.citation, regimes),
  faults: refusal.faults,
  requestId,
})

/** A citation as people read it: the measure's title, 第十九条第（二）项, and the text that stands there. */
export function quote({ regime, cite }: Citation, regimes: Regimes) {
  if (!regimes.has(regime)) return { regime, cite, words: citeInWords(cite), text: null }
  return quotePlace(placeOf(regimes.get(regime), cite))
}

function quotePlace({ regime: measure, cite }: ReturnType<typeof placeOf>) {
  const article = articleAt(measure, cite)
  const passages = article?.passages ?? []
  const cited = cite === article?.cite ? passages : passages.filter((passage) => passage.cite === cite)
  return {
    regime: measure.id,
    cite,
    title: measure.title,
    words: citeInWords(cite),
    text: cited.map(({ text }) => text).join('\n') || null,
  }
}

/** Answers with a problem. Already written out: no schema of the operation's own answer may change it. */
export const sendProblem = (reply: FastifyReply, refusal: Refusal, regimes: Regimes): FastifyReply =>
  reply
    .code(refusal.status)
    .type(problemType)
    .header('cache-control', 'no-store')
    .send(JSON.stringify(problemOf(refusal, reply.request.id, regimes)))
