/** What is measured inside the page and beside it. Functions given to `evaluate` stand alone: they are sent as text. */
import type { CDPSession, Page } from 'playwright-core'

const FRAMES = 180
const STEP_PX = 180

/** What came before the first row, and how long it took to be there. */
export interface FirstRow { readonly visibleMs: number; readonly paths: readonly string[] }

/**
 * Creates the table; gives the ms until a row can be hit below the header, after the frame that painted it, and the files that were
 * asked for until the first data were drawn.
 */
export async function firstRow(): Promise<FirstRow> {
  const host = document.querySelector<HTMLElement>('#host')!
  const box = host.getBoundingClientRect()
  const deepest = (x: number, y: number) => {
    let found = document.elementFromPoint(x, y)
    for (let inner = found; inner?.shadowRoot; found = inner) {
      const next: Element | null = inner.shadowRoot.elementFromPoint(x, y)
      if (next === null || next === inner) break
      inner = next
    }
    return found
  }
  const frame = () => new Promise<void>((resolve) => { requestAnimationFrame(() => resolve()) })
  const from = performance.now()
  const filesUntil = (at: number) => performance.getEntriesByType('resource').filter(({ startTime }) => startTime <= at).map(({ name }) => new URL(name).pathname)
  window.benchPage.create(host)
  for (;;) {
    await frame()
    // Rows begin below the header, which none of them makes higher than 60 px.
    const element = deepest(box.left + 80, box.top + 80)
    const slot = element instanceof HTMLSlotElement ? element.assignedElements()[0] : element
    const text = (slot?.closest('.row') ?? slot)?.textContent ?? ''
    if (/\d{6}|Marcenaria/.test(text)) {
      await frame()
      return { visibleMs: performance.now() - from, paths: filesUntil(window.benchPage.drawnAt?.() ?? Infinity) }
    }
    if (performance.now() - from > 20_000) throw new Error(`no row in 20 s: ${element?.outerHTML.slice(0, 200) ?? 'nothing'}`)
  }
}

/** All elements of the page, those in shadow roots included. */
export function elementsIn(): number {
  const count = (root: ParentNode): number => {
    const all = [...root.querySelectorAll('*')]
    return all.length + all.reduce((sum, element) => sum + (element.shadowRoot ? count(element.shadowRoot) : 0), 0)
  }
  return count(document.querySelector('#host')!)
}

/** Scrolls step by step, one step a frame; gives the time of all tasks of the main thread that each frame took, in ms. */
export async function scrollFrames(page: Page, session: CDPSession): Promise<readonly number[]> {
  const taskMs = async () => {
    const { metrics } = await session.send('Performance.getMetrics')
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000
  }
  const step = `new Promise((done) => { const scroller = window.benchPage.scroller(); scroller.scrollTop += ${STEP_PX}; requestAnimationFrame(() => requestAnimationFrame(() => done(scroller.scrollTop))) })`
  const frames: number[] = []
  let before = await taskMs()
  let top = 0
  for (let frame = 0; frame < FRAMES; frame += 1) {
    top = Number(await page.evaluate(step))
    const after = await taskMs()
    frames.push(after - before)
    before = after
  }
  if (top < STEP_PX * FRAMES * 0.9) throw new Error(`it did not scroll: ${top} px`)
  // The first frames compile what scrolls.
  return frames.slice(20)
}
