import { RULEBOOK } from '@assento/rules'

/** The rule book as one Markdown page, grouped by feature: what `pages/rulebook.md` must contain. */
export function rulebookPage(): string {
  const features = new Map<string, string[]>()
  for (const [id, rule] of Object.entries(RULEBOOK)) {
    const feature = id.slice(0, id.indexOf('.'))
    const row = `| \`${id}\` | ${rule.row} | ${rule.sentence} | ${rule.clause} | ${rule.source} |`
    features.set(feature, [...(features.get(feature) ?? []), row])
  }
  const sections = [...features].map(
    ([feature, rows]) => `## ${feature}\n\n| regra | linha | o que diz | cláusula | fonte |\n|---|---|---|---|---|\n${rows.join('\n')}\n`,
  )
  return `# Livro de regras\n\nGerado de \`packages/rules/src/rulebook.ts\` por \`node apps/handbook/src/main.ts\`. Não edite à mão.\n\n${sections.join('\n')}`
}
