import type { Messages } from '../messages.ts'

export const seatAssignment: Messages['seatAssignment'] = {
  title: '',
}
