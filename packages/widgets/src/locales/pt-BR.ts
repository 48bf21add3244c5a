import type { Messages } from './messages.ts'
import { common } from './pt-BR/common.ts'
import { renewals } from './pt-BR/renewals.ts'
import { rules } from './pt-BR/rules.ts'
import { seatAssignment } from './pt-BR/seat-assignment.ts'
import { seatEditor } from './pt-BR/seat-editor.ts'
import { subscriptionList } from './pt-BR/subscription-list.ts'

export const ptBR: Messages = { common, rules, subscriptionList, seatAssignment, seatEditor, renewals }
