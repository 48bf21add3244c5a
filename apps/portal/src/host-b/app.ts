/** Aurora Nuvem's website: its pages, its static files, and the one route that trades its login for a widget session. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { addHours, parseInstant, type Instant } from '@assento/rules'
import { Hono, type Context } from 'hono'
import { setCookie } from 'hono/cookie'
import { csrf } from 'hono/csrf'
import { HTTPException } from 'hono/http-exception'
import { strictHeaders } from './headers.ts'
import { invoicesPage, licencesPage, renewalsPage, supportPage } from './pages/content.ts'
import { page, TABS, type PageParts } from './pages/layout.ts'
import { recordPage } from './pages/record.ts'
import { PERSONS } from './persons.ts'
import type { ResellerApi } from './reseller-api.ts'
import { COOKIES, loadVisit } from './load-visit.ts'
import { sessionRequest } from './session-request.ts'
import type { Visit } from './visit.ts'

export interface HostBOptions {
  readonly api: ResellerApi
  /** Origin of the API, as the browser sees it. */
  readonly apiOrigin: string
  readonly publishableKey: string
  /** This site's own origins: the only ones that its sessions work from. */
  readonly origins: readonly string[]
  /** The customer whose people are in the person switch. */
  readonly homeCustomerId: string
}

const FILES = { 'aurora.css': 'text/css; charset=utf-8', 'aurora.js': 'text/javascript; charset=utf-8', 'aurora.svg': 'image/svg+xml' } as const
const YEAR_SECONDS = 365 * 24 * 3600

export function createHostB(options: HostBOptions): Hono {
  const app = new Hono()
  app.use(strictHeaders(options.apiOrigin))
  app.use(csrf({ origin: [...options.origins] }))
  app.get('/', (context) => context.redirect('/licencas'))
  for (const [name, type] of Object.entries(FILES)) {
    const body = readFileSync(join(import.meta.dirname, 'public', name), 'utf8')
    app.get(`/estatico/${name}`, (context) => context.body(body, 200, { 'Content-Type': type }))
  }
  routePages(app, options)
  routeSwitches(app, options)
  app.onError((error, context) => {
    if (error instanceof HTTPException) return error.getResponse()
    process.stderr.write(`host page: ${error.message}\n`)
    return context.text('O portal de licenças não respondeu. Tente de novo em instantes.', 503)
  })
  app.post('/assento-token', async (context) => {
    const visit = await loadVisit(context, options)
    const { token, expiresAt } = await options.api.createSession(sessionRequest(visit, options.origins))
    return context.json({ token, expiresAt })
  })
  return app
}

function routePages(app: Hono, options: HostBOptions): void {
  const pages: Readonly<Record<string, (visit: Visit) => PageParts | Promise<PageParts>>> = {
    '/licencas': licencesPage,
    '/renovacoes': renewalsPage,
    '/faturas': invoicesPage,
    '/suporte': supportPage,
    '/registro': async (visit) => recordPage(visit, await options.api.listAudit()),
  }
  for (const [path, parts] of Object.entries(pages)) {
    app.get(path, async (context) => {
      const visit = await loadVisit(context, options)
      return context.html(await page(visit, await parts(visit)))
    })
  }
}

/** The demo's switches: each sets a cookie or moves the clock, and goes back to the page it came from. */
function routeSwitches(app: Hono, { api }: HostBOptions): void {
  app.post('/pessoa', async (context) => {
    const { pessoa } = await context.req.parseBody()
    const known = PERSONS.find((person) => person.id === pessoa)
    if (known) remember(context, COOKIES.person, known.id)
    return goBack(context)
  })
  app.post('/cliente', async (context) => {
    const { cliente } = await context.req.parseBody()
    if (typeof cliente === 'string') remember(context, COOKIES.customer, cliente)
    return goBack(context)
  })
  app.post('/tema', async (context) => {
    const { tema } = await context.req.parseBody()
    if (tema === 'auto' || tema === 'claro' || tema === 'escuro') remember(context, COOKIES.theme, tema)
    return goBack(context, false)
  })
  app.post('/relogio', async (context) => {
    const target = clockTarget(await context.req.parseBody(), await api.readClock())
    if (target === null) return context.text('Escolha um dos avanços oferecidos.', 400)
    await api.advanceClock(target)
    return goBack(context)
  })
}

/** Where the clock shall go: some hours ahead, or an instant of the list; null when the form makes no sense. */
function clockTarget(form: Readonly<Record<string, unknown>>, now: Instant): Instant | null {
  if (form['renovacao'] === 'sim') return typeof form['ate'] === 'string' ? parseInstant(form['ate']) : null
  const hours = Number(form['horas'])
  return Number.isInteger(hours) && hours >= 1 && hours <= 168 ? addHours(now, hours) : null
}

function remember(context: Context, name: string, value: string): void {
  setCookie(context, name, value, { httpOnly: true, sameSite: 'Lax', path: '/', maxAge: YEAR_SECONDS })
}

/** Back to the page of the form: only this site's own pages, whatever the form says. */
async function goBack(context: Context, withDemoOpen = true): Promise<Response> {
  const { volta } = await context.req.parseBody()
  const known = TABS.find((tab) => tab.path === volta)
  return context.redirect(`${known?.path ?? '/licencas'}${withDemoOpen ? '?demo=aberta' : ''}`, 303)
}
