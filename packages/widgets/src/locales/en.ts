import type { Messages } from './messages.ts'
import { common } from './en/common.ts'
import { renewals } from './en/renewals.ts'
import { rules } from './en/rules.ts'
import { seatAssignment } from './en/seat-assignment.ts'
import { seatEditor } from './en/seat-editor.ts'
import { subscriptionList } from './en/subscription-list.ts'

export const en: Messages = { common, rules, subscriptionList, seatAssignment, seatEditor, renewals }
