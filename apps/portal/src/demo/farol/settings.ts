/** How Farol charges its partners: its bank, its Pix key, its people. All of it invented. */
import { simulatedBank } from '../story/payments.ts'
import { system, type Story } from '../story/story.ts'

const SELLER = { name: 'Farol Software Ltda.', taxId: '99970070000130' } as const

export const FAROL_BANK = simulatedBank({ bank: '001', agencia: '4321', conta: '45678', convenio: '7654987', carteira: '17' }, SELLER)

export async function setUpFarol(story: Story): Promise<void> {
  const contact = (name: string, box: string, phone: string | null) => ({ name, email: `${box}@farol-software.example`, phone, url: null })
  const { settings } = await system(story)
  const { version } = await settings.get()
  await settings.update({
    version,
    contacts: {
      accountManager: contact('Canal de parceiros da Farol', 'parceiros', '(48) 0000-0000'),
      support: contact('Suporte da Farol', 'suporte', '(48) 0000-0001'),
      finance: contact('Financeiro da Farol', 'financeiro', null),
    },
    billing: {
      beneficiary: { ...SELLER, address: 'Rua do Molhe, 15 – Centro – 88010-999 Florianópolis/SC' },
      bank: FAROL_BANK.profile,
      pix: { key: 'financeiro@farol-software.example', merchantName: 'Farol Software', merchantCity: 'Florianopolis' },
      mailFrom: { name: 'Farol Software', address: 'faturas@farol-software.example' },
    },
  })
}
