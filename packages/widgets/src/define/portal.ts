import { AssentoPortal } from '../elements/portal.ts'
import { defineElement } from '../runtime/define-element.ts'

defineElement('assento-portal', AssentoPortal)
