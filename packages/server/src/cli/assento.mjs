#!/usr/bin/env node
/** The command's entry: the database driver crashes on an old Node, so its version is looked at first. */
import './check-node.mjs'

await import('./main.ts')
