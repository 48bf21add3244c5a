/** The demo's switches: each sets a cookie or moves the clock, and goes back to the page it came from. */
import { addHours, parseInstant, type Instant } from '@assento/rules'
import type { Context, Hono } from 'hono'
import { setCookie } from 'hono/cookie'
import { CLOCK_STEPS } from './demo-bar.ts'
import { cookieNames } from './load-visit.ts'
import type { SellerApi } from './seller-api.ts'
import type { HostSite } from './site.ts'

const YEAR_SECONDS = 365 * 24 * 3600

export function routeSwitches(app: Hono, site: HostSite, api: SellerApi): void {
  const cookies = cookieNames(site)
  app.post('/pessoa', async (context) => {
    const { pessoa } = await context.req.parseBody()
    const known = site.persons.find((person) => person.id === pessoa)
    if (known) remember(context, cookies.person, known.id)
    return goBack(context, site)
  })
  app.post('/cliente', async (context) => {
    const { cliente } = await context.req.parseBody()
    if (typeof cliente === 'string') remember(context, cookies.customer, cliente)
    return goBack(context, site)
  })
  app.post('/tema', async (context) => {
    const { tema } = await context.req.parseBody()
    if (tema === 'auto' || tema === 'claro' || tema === 'escuro') remember(context, cookies.theme, tema)
    return goBack(context, site, false)
  })
  app.post('/relogio', async (context) => {
    const target = clockTarget(await context.req.parseBody(), await api.readClock())
    if (target === null) return context.text('Escolha um dos avanços oferecidos.', 400)
    await api.advanceClock(target)
    return goBack(context, site)
  })
}

/** Where the clock shall go: one of the steps ahead, or an instant of the list; null when the form makes no sense. */
function clockTarget(form: Readonly<Record<string, unknown>>, now: Instant): Instant | null {
  if (form['renovacao'] === 'sim') return typeof form['ate'] === 'string' ? parseInstant(form['ate']) : null
  const step = CLOCK_STEPS.find(({ hours }) => String(hours) === form['horas'])
  return step === undefined ? null : addHours(now, step.hours)
}

function remember(context: Context, name: string, value: string): void {
  setCookie(context, name, value, { httpOnly: true, sameSite: 'Lax', path: '/', maxAge: YEAR_SECONDS })
}

/** Back to the page of the form: only this site's own pages, whatever the form says. */
async function goBack(context: Context, { pages }: HostSite, withDemoOpen = true): Promise<Response> {
  const { volta } = await context.req.parseBody()
  const known = pages.find((page) => page.path === volta) ?? pages[0]
  return context.redirect(`${known.path}${withDemoOpen ? '?demo=aberta' : ''}`, 303)
}
