import swagger from '@fastify/swagger'
import type { FastifyInstance, FastifySchema } from 'fastify'
import type { Route } from '../../kernel/index.ts'
import { isWrite } from './guard.ts'
import { needsKey } from './preconditions.ts'
import { problemType } from './problems.ts'
import { Problem } from './schemas.ts'

/** Collects the description of the API (OpenAPI 3.1) from the routes; registered before them. */
export async function describeApi(app: FastifyInstance, version: string): Promise<void> {
  app.addSchema(Problem)
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: '政云', version, description: '政务云管理平台接口。写操作须带 Idempotency-Key；错误均为 RFC 9457 problem details。' },
      components: {
        securitySchemes: {
          cookie: { type: 'apiKey', in: 'cookie', name: 'zhengyun_session' },
          bearer: { type: 'http', scheme: 'bearer' },
        },
      },
      security: [{ cookie: [] }, { bearer: [] }],
    },
    refResolver: { buildLocalReference: (json, _base, _fragment, index) => String(json.$id ?? `def-${index}`) },
    transform: ({ schema, url, route }) => {
      const operation = route.config?.operation
      return operation
        ? { schema: { ...schema, ...around(operation, schema) } as FastifySchema, url }
        : { schema: { hide: true } as FastifySchema, url }
    },
  })
}

/** What all operations have in common: headers, who may, and how they refuse. */
const around = (operation: Route, schema: FastifySchema) => ({
  ...(isWrite(operation) ? { headers: headersOf(operation) } : {}),
  ...(operation.may === 'public' ? { security: [] } : {}),
  response: {
    ...(schema.response as object),
    default: { description: '拒绝或出错', content: { [problemType]: { schema: { $ref: 'Problem#' } } } },
  },
})

const headersOf = (operation: Route) => ({
  type: 'object',
  ...(needsKey(operation) ? { required: ['Idempotency-Key'] } : {}),
  properties: {
    ...(needsKey(operation)
      ? { 'Idempotency-Key': { type: 'string', minLength: 8, maxLength: 64, description: '幂等键：同一请求重发时不变' } }
      : {}),
    ...(operation.params ? { 'If-Match': { type: 'string', description: '所看到的版本号，即答复的 ETag，例如 "3"' } } : {}),
  },
})
