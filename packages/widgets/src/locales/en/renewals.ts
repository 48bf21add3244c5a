import type { Messages } from '../messages.ts'

export const renewals: Messages['renewals'] = {
  title: '',
}
