import { router } from '../platform/trpc.ts'
import { listFamilies } from './list-families.ts'
import { listOffers } from './list-offers.ts'
import { listPriceList } from './list-price-list.ts'
import { listProducts } from './list-products.ts'
import { storefront } from './storefront.ts'

export const catalogRouter = router({ families: listFamilies, products: listProducts, offers: listOffers, priceList: listPriceList, storefront })
