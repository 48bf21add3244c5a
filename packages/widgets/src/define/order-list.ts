import { AssentoOrderList } from '../elements/order-list.ts'
import { defineElement } from '../runtime/define-element.ts'

defineElement('assento-order-list', AssentoOrderList)
