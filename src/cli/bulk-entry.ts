/** `npm run bulk`. */
import { bulkCommand } from './bulk-main';

process.exitCode = await bulkCommand(process.argv.slice(2));
