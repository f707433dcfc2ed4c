/**
 * What a rule of the measure finds, in its own words but without the facts of one finding: the clauses of its sentence that name no fact, else the sentence
 * with the facts left out.
 */
export function ruleName(says: string): string {
  const clauses = says.split(/[，；]/)
  const plain = clauses.filter((clause) => !clause.includes('{'))
  const name = (
    plain.length > 0 ? plain.join('，') : clauses.map((clause) => clause.replace(/[“（]?\{[^}]*\}[”）%]?/g, '')).join('，')
  ).trim()
  return name || '触及规则'
}
