/**
 * `zhengyun regimes check [PATH…]`: checks the regime packs found there, or those of the program; `--words` lists what they may say;
 * `--without-stories` leaves the proof by stories aside, for a draft in progress.
 */
export async function regimesCheck(paths: readonly string[], { words, stories }: { words: boolean; stories: boolean }): Promise<number> {
  const { checkRegimes, printWords } = await import('../regimes-check.ts')
  if (!words) return checkRegimes([...paths], console.log, { stories })
  printWords()
  return 0
}
