/** `zhengyun regimes check [PATH…]`: checks the regime packs found there, or those of the program; `--words` lists what they may say. */
export async function regimesCheck(paths: readonly string[], words: boolean): Promise<number> {
  const { checkRegimes, printWords } = await import('../regimes-check.ts')
  if (!words) return checkRegimes([...paths])
  printWords()
  return 0
}
