/** Which screen of the bulk page is shown: kept in its address after "#", so that Back works and a batch can be bookmarked. */

export const BATCH_TABS = [
  'grid',
  'candidates',
  'gaps',
  'templates',
  'lacking',
  'failures',
  'actions',
  'changes',
  'files',
] as const;

export type BatchTab = (typeof BATCH_TABS)[number];

export type BulkRoute =
  | { readonly screen: 'shelf' }
  | { readonly screen: 'new' }
  | { readonly screen: 'batch'; readonly id: string; readonly tab: BatchTab };

/** @param hash as `location.hash` gives it; what is no screen is the list of batches */
export function bulkRouteOf(hash: string): BulkRoute {
  const [screen, id = '', tab = ''] = hash.replace(/^#\//, '').split('/').map(decoded);
  if (screen === 'new') return { screen };
  if (screen === 'batch' && id !== '') return { screen, id, tab: BATCH_TABS.find((one) => one === tab) ?? 'grid' };
  return { screen: 'shelf' };
}

export function bulkHashOf(route: BulkRoute): string {
  switch (route.screen) {
    case 'shelf':
      return '#/';
    case 'new':
      return '#/new';
    case 'batch':
      return `#/batch/${encodeURIComponent(route.id)}/${route.tab}`;
  }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}
