/** How Bigorna charges shops: its bank, its Pix key, its people. All of it invented. */
import { simulatedBank } from '../story/payments.ts'
import { system, type Story } from '../story/story.ts'

const SELLER = { name: 'Bigorna Industrial S.A.', taxId: '99980080000156' } as const

export const BIGORNA_BANK = simulatedBank({ bank: '341', agencia: '0088', conta: '67890', carteira: '109' }, SELLER)

export async function setUpBigorna(story: Story): Promise<void> {
  const contact = (name: string, box: string, phone: string | null) => ({ name, email: `${box}@bigorna.example`, phone, url: null })
  const { settings } = await system(story)
  const { version } = await settings.get()
  await settings.update({
    version,
    contacts: {
      accountManager: contact('Assinaturas da Bigorna', 'assinaturas', '(54) 0000-0000'),
      support: contact('Suporte da Bigorna', 'suporte', '(54) 0000-0001'),
      finance: contact('Financeiro da Bigorna', 'financeiro', null),
    },
    billing: {
      beneficiary: { ...SELLER, address: 'Rodovia das Indústrias, 2100 – Distrito Industrial – 95010-999 Caxias do Sul/RS' },
      bank: BIGORNA_BANK.profile,
      pix: { key: 'financeiro@bigorna.example', merchantName: 'Bigorna Industrial', merchantCity: 'Caxias do Sul' },
      mailFrom: { name: 'Bigorna Industrial', address: 'cobranca@bigorna.example' },
    },
  })
}
