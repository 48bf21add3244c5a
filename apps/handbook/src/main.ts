/** Writes the generated pages of the handbook; run it after changing the rule book. */
import { writeFileSync } from 'node:fs'
import { rulebookPage } from './rulebook-page.ts'

writeFileSync(new URL('../pages/rulebook.md', import.meta.url), rulebookPage())
