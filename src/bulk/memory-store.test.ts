import { storeContract } from '../../tests/bulk/store-contract';
import { memoryShelf } from './memory-store';

storeContract('memory', async () => memoryShelf(), false);
