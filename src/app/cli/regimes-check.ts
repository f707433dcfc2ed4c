/** `zhengyun regimes check [PATH…]`: checks the regime packs found there, or those of the program. */
export async function regimesCheck(paths: readonly string[]): Promise<number> {
  const { checkRegimes } = await import('../regimes-check.ts')
  return checkRegimes([...paths])
}
