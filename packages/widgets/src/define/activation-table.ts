import { AssentoActivationTable } from '../elements/activation-table.ts'
import { defineElement } from '../runtime/define-element.ts'

defineElement('assento-activation-table', AssentoActivationTable)
