/** `npm run bulk`. */
import { bulkCommand } from './bulk-main';
import { keepGarbageSmall } from './small-garbage';

keepGarbageSmall();
process.exitCode = await bulkCommand(process.argv.slice(2));
