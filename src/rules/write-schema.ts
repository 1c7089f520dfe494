/** `npm run rules:schema`: writes the JSON Schemas by which editors complete and check the files of the rule pack. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { editorSchemas } from './editor-schema';
import { RULES_DIR } from './load';

for (const [file, text] of editorSchemas()) writeFileSync(join(RULES_DIR, file), text);
