import { AssentoInvoiceList } from '../elements/invoice-list.ts'
import { defineElement } from '../runtime/define-element.ts'

defineElement('assento-invoice-list', AssentoInvoiceList)
