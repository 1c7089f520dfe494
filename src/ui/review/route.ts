/** Which screen the page shows: kept in the part of its address after "#", so that Back works and a review can be bookmarked. */

export type Route = { readonly screen: 'start' } | { readonly screen: 'review'; readonly id: string };

/** @param hash as `location.hash` gives it; what is no screen is the start */
export function routeOf(hash: string): Route {
  const [, screen, rest] = /^#\/([a-z-]*)(?:\/(.*))?$/.exec(hash) ?? [];
  const id = decoded(rest ?? '');
  if (screen === 'review' && id !== '') return { screen, id };
  return { screen: 'start' };
}

export function hashOf(route: Route): string {
  return route.screen === 'review' ? `#/review/${encodeURIComponent(route.id)}` : '#/';
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}
