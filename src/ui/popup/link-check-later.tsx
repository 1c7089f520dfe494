/** The check of links, which stands last: loaded when the result it belongs to has been drawn. */
import type { ComponentProps } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { LinkCheck } from '../parts/link-check';

export function LinkCheckLater(props: ComponentProps<typeof LinkCheck>) {
  const [Loaded, setLoaded] = useState<typeof LinkCheck | null>(null);
  useEffect(() => {
    import('../parts/link-check').then((loaded) => setLoaded(() => loaded.LinkCheck)).catch(console.error);
  }, []);
  return Loaded && <Loaded {...props} />;
}
