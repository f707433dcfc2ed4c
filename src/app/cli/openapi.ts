/** `zhengyun openapi`: prints the description of the API. */
export async function openapi(): Promise<number> {
  const { openapiDocument } = await import('../openapi.ts')
  console.log(JSON.stringify(await openapiDocument(), null, 2))
  return 0
}
