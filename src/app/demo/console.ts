/** Builds the console when its sources changed. Without it the API is served all the same, and that is said. */
export async function buildConsole(log: (message: string) => void): Promise<void> {
  try {
    const { buildWeb } = await import('../../../scripts/build-web.ts')
    await buildWeb()
  } catch (error) {
    log(`控制台未能构建，只提供接口：${error instanceof Error ? error.message.split('\n')[0] : error}`)
  }
}
