/** The npm build: readable ES modules, one an element, lit external; the private packages of the workspace are inside. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { defineConfig } from 'vite'

const SRC = join(import.meta.dirname, 'src')
const entries = ['index.ts', 'define.ts', ...['elements', 'define'].flatMap((folder) => readdirSync(join(SRC, folder)).map((file) => `${folder}/${file}`))]

export default defineConfig({
  publicDir: false,
  build: {
    outDir: 'dist/npm',
    emptyOutDir: true,
    target: 'es2022',
    minify: false,
    sourcemap: true,
    reportCompressedSize: false,
    lib: { entry: Object.fromEntries(entries.map((file) => [file.replace(/\.ts$/, ''), join(SRC, file)])), formats: ['es'] },
    rolldownOptions: {
      external: [/^lit(\/|$)/],
      treeshake: { moduleSideEffects: [{ test: /packages\/(?:rules|client|brazil)\/|@trpc\//, sideEffects: false }] },
      output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
    },
  },
})
