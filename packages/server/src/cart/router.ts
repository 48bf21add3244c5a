import { router } from '../platform/trpc.ts'
import { addItem } from './add-item.ts'
import { checkout } from './checkout.ts'
import { getCart } from './get-cart.ts'
import { quoteOrder } from './quote-order.ts'
import { removeItem } from './remove-item.ts'
import { updateItem } from './update-item.ts'

export const cartRouter = router({ get: getCart, add: addItem, update: updateItem, remove: removeItem, quote: quoteOrder, checkout })
