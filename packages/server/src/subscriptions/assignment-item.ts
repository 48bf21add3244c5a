import type { AssignmentRow } from '@assento/store'
import type { SeatAssignmentItem } from './dto.ts'

/** One assigned seat as widgets see it: not who assigned it. */
export function assignmentItem(row: AssignmentRow): SeatAssignmentItem {
  return { id: row.id, userName: row.user_name, userEmail: row.user_email, assignedAt: row.assigned_at }
}
