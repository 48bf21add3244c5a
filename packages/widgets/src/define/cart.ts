import { AssentoCart } from '../elements/cart.ts'
import { defineElement } from '../runtime/define-element.ts'

defineElement('assento-cart', AssentoCart)
