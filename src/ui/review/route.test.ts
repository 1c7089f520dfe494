import { describe, expect, it } from 'vitest';
import { hashOf, type Route, routeOf } from './route';

describe('routes', () => {
  it.each<Route>([
    { screen: 'start' },
    { screen: 'history' },
    { screen: 'handed', id: '0a1b-2c' },
    { screen: 'welcome' },
    { screen: 'compare', before: 'a/b 1', after: 'a/b 2' },
    { screen: 'review', id: '0a1b 2026-11-26T10:00:00.000Z https://ash.example.sch.uk/a?b=1#c 2026-11-26 1' },
  ])('come back from the address: %j', (route) => {
    expect(routeOf(hashOf(route))).toEqual(route);
  });

  it.each(['', '#', '#/nowhere', '#/review', '#/review/', '#/review/%', '#/compare/a', 'review/x'])(
    '"%s" is the start',
    (hash) => {
      expect(routeOf(hash)).toEqual({ screen: 'start' });
    },
  );
});
