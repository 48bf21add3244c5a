export const renewals = {
  title: '',
}
