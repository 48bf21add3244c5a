import { AssentoSeatEditor } from '../elements/seat-editor.ts'
import { defineElement } from '../runtime/define-element.ts'

defineElement('assento-seat-editor', AssentoSeatEditor)
