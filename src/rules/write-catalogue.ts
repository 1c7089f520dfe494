/** `npm run rules:docs`: renews the table of checks in `rules/README.md`. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withCatalogue } from './catalogue';
import { loadPack, RULES_DIR } from './load';

const path = join(RULES_DIR, 'README.md');
writeFileSync(path, withCatalogue(readFileSync(path, 'utf8'), await loadPack()));
