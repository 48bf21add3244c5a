import { listSettings } from '../platform/config.ts'
import type { CliCommand } from './command.ts'

export const configCommand: CliCommand = {
  name: 'config',
  about: 'Lista cada configuração: valor em vigor, padrão e origem; segredos aparecem mascarados',
  options: {},
  run: async ({ io }) => {
    const settings = listSettings(io.env)
    const text = settings.map(({ name, value, default: fallback, source, about }) =>
      `${name}=${value || '(vazio)'}\n    ${about}\n    ${source === 'default' ? 'padrão' : `ambiente; padrão: ${fallback || '(vazio)'}`}`).join('\n')
    return { code: 0, json: { settings }, text }
  },
}
