export { AssentoSeatAssignment } from '../subscriptions/seat-assignment.ts'
