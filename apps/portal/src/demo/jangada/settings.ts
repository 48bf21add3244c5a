/** How Jangada charges: ISS shown apart, boletos of another bank, a Pix key, its people. All of it invented. */
import { simulatedBank } from '../story/payments.ts'
import { system, type Story } from '../story/story.ts'

const SELLER = { name: 'Jangada Software S.A.', taxId: '99960060000113' } as const

export const JANGADA_BANK = simulatedBank({ bank: '001', agencia: '1234', conta: '98765', convenio: '7654321', carteira: '17' }, SELLER)

export async function setUpJangada(story: Story): Promise<void> {
  const contact = (name: string, box: string, phone: string | null) => ({ name, email: `${box}@jangada.example`, phone, url: null })
  const { settings } = await system(story)
  const { version } = await settings.get()
  await settings.update({
    version,
    contacts: {
      accountManager: contact('Representante de contas da Jangada', 'corporativo', '(81) 0000-0001'),
      support: contact('Suporte da Jangada', 'suporte', '(81) 0000-0000'),
      finance: contact('Contas e cobrança da Jangada', 'contas', null),
    },
    billing: {
      taxes: { standard: { label: 'ISS', basisPoints: 500 }, byProduct: {} },
      beneficiary: { ...SELLER, address: 'Rua das Marés, 77 – Boa Vista – 50010-999 Recife/PE' },
      bank: JANGADA_BANK.profile,
      pix: { key: 'contas@jangada.example', merchantName: 'Jangada Software', merchantCity: 'Recife' },
      mailFrom: { name: 'Jangada', address: 'cobranca@jangada.example' },
    },
  })
}
