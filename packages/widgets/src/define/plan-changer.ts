import { AssentoPlanChanger } from '../elements/plan-changer.ts'
import { defineElement } from '../runtime/define-element.ts'

defineElement('assento-plan-changer', AssentoPlanChanger)
