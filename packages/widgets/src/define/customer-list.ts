import { AssentoCustomerList } from '../elements/customer-list.ts'
import { defineElement } from '../runtime/define-element.ts'

defineElement('assento-customer-list', AssentoCustomerList)
