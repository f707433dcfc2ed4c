export { paperCitation } from './citation.ts'
export { rightsRoutes } from './routes.ts'
export { createRights } from './service.ts'
export { waitingEmergencies, waitingHandovers } from './waiting/store.ts'
