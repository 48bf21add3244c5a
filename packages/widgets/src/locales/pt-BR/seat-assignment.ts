export const seatAssignment = {
  title: '',
}
