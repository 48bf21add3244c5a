/** The forecast in a page, with what follows its first paint. */
import '../src/define/spend-forecast.ts'
import { AssentoSpendForecast } from '../src/invoices/forecast.ts'
import { forecastServer } from './forecast-facts.ts'
import type { FakeServer } from './fixtures.ts'
import { mount, type Page } from './page.ts'

export async function spendForecast(server: FakeServer = forecastServer(), locale = 'pt-BR', width?: string): Promise<Page<AssentoSpendForecast>> {
  AssentoSpendForecast.restMs = 20
  const element = document.createElement('assento-spend-forecast')
  element.portal = server.portal({ locale })
  const page = await mount(element, width)
  if (element.matches(':state(ready)')) await page.sees(locale === 'en' ? 'What this forecast' : 'O que esta previsão')
  return page
}

/** Thinks of a change; the totals say when it is answered. */
export async function simulate(page: Page<AssentoSpendForecast>, moment: string, seats?: number): Promise<void> {
  await page.type('#subscription', 'sub_1')
  await page.type('#moment', moment)
  if (seats !== undefined) await page.type('#seats', String(seats))
}
