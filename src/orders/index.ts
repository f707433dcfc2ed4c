export { ordersRoutes } from './routes/index.ts'
export { createOrders, type Orders } from './service/index.ts'
export type { OrdersNeeds } from './service/needs.ts'
