import { AssentoOrderForm } from '../elements/order-form.ts'
import { defineElement } from '../runtime/define-element.ts'

defineElement('assento-order-form', AssentoOrderForm)
