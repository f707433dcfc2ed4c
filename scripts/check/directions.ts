interface Report {
  readonly summary: {
    readonly totalCruised: number
    readonly violations: readonly {
      readonly from: string
      readonly to: string
      readonly rule: { readonly name: string }
      readonly comment?: string
      readonly cycle?: readonly { readonly name: string }[]
    }[]
  }
}

/**
 * Judges what dependency-cruiser reports. A report of few modules fails: it reads none, and calls that success, when it does
 * not know the TypeScript at hand. Null when there is no report.
 */
export function judgeDirections(json: string, fewestModules: number): { passed: boolean; says: string } | null {
  const report = read(json)
  if (!report) return null
  const { totalCruised, violations } = report.summary
  if (totalCruised < fewestModules)
    return { passed: false, says: `read ${totalCruised} modules, fewer than ${fewestModules}: nothing was checked` }
  const lines = violations.map(({ from, to, rule, cycle }) => {
    const way = cycle ? cycle.map(({ name }) => name).join(' → ') : to
    return `  ${rule.name}: ${from} → ${way}`
  })
  return { passed: violations.length === 0, says: [...lines, `  ${totalCruised} modules read`].join('\n') }
}

function read(json: string): Report | null {
  try {
    return JSON.parse(json) as Report
  } catch {
    return null
  }
}
