/** Writes the generated pages of the handbook; run it after changing the rule book or the policies. */
import { writeFileSync } from 'node:fs'
import { PAGES } from './pages.ts'

for (const [name, page] of Object.entries(PAGES)) writeFileSync(new URL(`../pages/${name}`, import.meta.url), page())
