import { AssentoSeatAssignment } from '../elements/seat-assignment.ts'
import { defineElement } from '../runtime/define-element.ts'

defineElement('assento-seat-assignment', AssentoSeatAssignment)
