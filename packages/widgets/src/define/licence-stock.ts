import { AssentoLicenceStock } from '../elements/licence-stock.ts'
import { defineElement } from '../runtime/define-element.ts'

defineElement('assento-licence-stock', AssentoLicenceStock)
