/** How Aurora Nuvem charges: its bank, its Pix key, its people. All of it invented. */
import { simulatedBank } from '../story/payments.ts'
import { system, type Story } from '../story/story.ts'

const SELLER = { name: 'Aurora Nuvem Ltda.', taxId: '99950050000105' } as const

export const AURORA_BANK = simulatedBank({ bank: '341', agencia: '0057', conta: '12345', carteira: '109' }, SELLER)

export async function setUpAurora(story: Story): Promise<void> {
  const contact = (name: string, box: string, phone: string | null) => ({ name, email: `${box}@aurora-nuvem.example`, phone, url: null })
  const { settings } = await system(story)
  const { version } = await settings.get()
  await settings.update({
    version,
    contacts: {
      accountManager: contact('Time de contas da Aurora', 'contas', '(11) 0000-0000'),
      support: contact('Suporte técnico da Aurora', 'suporte', '(11) 0000-0001'),
      finance: contact('Financeiro da Aurora', 'financeiro', null),
    },
    billing: {
      beneficiary: { ...SELLER, address: 'Avenida das Invenções, 400, 12º andar – Centro – 01310-999 São Paulo/SP' },
      bank: AURORA_BANK.profile,
      pix: { key: 'financeiro@aurora-nuvem.example', merchantName: 'Aurora Nuvem', merchantCity: 'Sao Paulo' },
      mailFrom: { name: 'Aurora Nuvem', address: 'faturas@aurora-nuvem.example' },
    },
  })
}
