import { AssentoStorefront } from '../elements/storefront.ts'
import { defineElement } from '../runtime/define-element.ts'

defineElement('assento-storefront', AssentoStorefront)
