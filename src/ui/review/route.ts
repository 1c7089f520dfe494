/** Which screen the page shows: kept in the part of its address after "#", so that Back works and a review can be bookmarked. */

export type Route =
  | { readonly screen: 'start' }
  | { readonly screen: 'review'; readonly id: string }
  /** The start, with a file that the popup handed over. */
  | { readonly screen: 'handed'; readonly id: string }
  | { readonly screen: 'history' }
  | { readonly screen: 'welcome' }
  /** Ids of two reviews. */
  | { readonly screen: 'compare'; readonly before: string; readonly after: string };

/** @param hash as `location.hash` gives it; what is no screen is the start */
export function routeOf(hash: string): Route {
  const [screen, first = '', second = ''] = hash.replace(/^#\//, '').split('/').map(decoded);
  if (!hash.startsWith('#/')) return { screen: 'start' };
  if ((screen === 'review' || screen === 'handed') && first !== '') return { screen, id: first };
  if (screen === 'history' || screen === 'welcome') return { screen };
  if (screen === 'compare' && first !== '' && second !== '') return { screen, before: first, after: second };
  return { screen: 'start' };
}

export function hashOf(route: Route): string {
  switch (route.screen) {
    case 'start':
      return '#/';
    case 'history':
    case 'welcome':
      return `#/${route.screen}`;
    case 'review':
    case 'handed':
      return `#/${route.screen}/${encodeURIComponent(route.id)}`;
    case 'compare':
      return `#/compare/${encodeURIComponent(route.before)}/${encodeURIComponent(route.after)}`;
  }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}
