import { router } from '../platform/trpc.ts'
import { adjustStock } from './adjust-stock.ts'
import { approveOrder } from './approve-order.ts'
import { cancelOrder } from './cancel-order.ts'
import { createPartner } from './create-partner.ts'
import { listLicenceProducts, setLicenceProduct } from './licence-products.ts'
import { getOrder, listOrders } from './list-orders.ts'
import { listMovements, listStock } from './list-stock.ts'
import { orderForm } from './order-form.ts'
import { listPartners } from './list-partners.ts'
import { priceItem } from './price-item.ts'
import { reverseOrder } from './reverse-order.ts'
import { setLicencePriceList } from './set-price-list.ts'
import { submitOrder } from './submit-order.ts'

export const ordersRouter = router({
  form: orderForm, priceItem, submit: submitOrder, list: listOrders, get: getOrder, approve: approveOrder, cancel: cancelOrder, reverse: reverseOrder,
})

export const stockRouter = router({ list: listStock, movements: listMovements, adjust: adjustStock })

export const partnersRouter = router({ list: listPartners, create: createPartner })

export const licenceProductsRouter = router({ list: listLicenceProducts, set: setLicenceProduct })

export const licencePriceListsRouter = router({ set: setLicencePriceList })
