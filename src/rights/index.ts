export { paperCitation } from './citation.ts'
export { rightsRoutes } from './routes.ts'
export { createRights } from './service.ts'
export { waitingRights } from './waiting.ts'
