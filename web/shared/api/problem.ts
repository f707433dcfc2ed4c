/** The article that a refusal rests on. */
export interface ProblemCitation {
  readonly regime: string
  readonly cite: string
  /** 第十九条第（二）项 */
  readonly words?: string | null
  readonly text?: string | null
}

export interface ProblemFault {
  /** JSON pointer into what was sent: `/fields/purpose`. */
  readonly path: string
  readonly message: string
}

/** What the server refused, as problem details (RFC 9457), or that it could not be reached. */
export class Problem extends Error {
  readonly status: number
  readonly code: string
  readonly citation: ProblemCitation | null
  readonly faults: readonly ProblemFault[]
  readonly requestId: string | null

  constructor(status: number, body: Partial<ProblemBody>) {
    super(body.detail || body.title || '办理未成功，请稍后重试')
    this.status = status
    this.code = body.code ?? `http.${status}`
    this.citation = body.citation ?? null
    this.faults = body.faults ?? []
    this.requestId = body.requestId ?? null
  }

  static from(response: Response, body: unknown): Problem {
    return new Problem(response.status, typeof body === 'object' && body !== null ? body : {})
  }

  static unreachable(): Problem {
    return new Problem(0, { code: 'network.unreachable', detail: '无法连接服务器，请检查网络后重试' })
  }

  /** Anything thrown, as a problem that can be shown. */
  static of(thrown: unknown): Problem {
    return thrown instanceof Problem ? thrown : new Problem(0, { code: 'console.unexpected', detail: '页面出错，请刷新后重试' })
  }

  /** Somebody else changed it since it was read. */
  get isStale(): boolean {
    return this.status === 412
  }
}

interface ProblemBody {
  readonly title: string
  readonly detail: string
  readonly code: string
  readonly citation: ProblemCitation | null
  readonly faults: readonly ProblemFault[]
  readonly requestId: string
}
