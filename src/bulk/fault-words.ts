/** What went wrong when an address was asked, in sentences for a data protection officer: what it is, and what to do. */
import type { FetchFault } from '../find/port';

const WORDS: Readonly<Record<FetchFault, string>> = {
  'not-found':
    'The site says that there is no such page, or leads back to its home page. Look for where it is today, and correct the address.',
  refused: 'The site does not let programs read this page. Open it in a browser, save it and add the file.',
  'sign-in':
    'The page can only be read after signing in, so the public cannot read it either. Ask the school to publish it.',
  challenge:
    'The site wants to see a person before it shows the page, so Noticemark did not see it. Open it in a browser, save it and add the file. Nothing is said about what the page holds.',
  'server-error': 'The site answered with a fault of its own. Try again later; tell the school if it stays so.',
  busy: 'The site asked to be left alone for now. Try again later, with a longer time between requests.',
  timeout: 'The site did not answer in time. Try again later.',
  'name-unknown': 'There is no site of this name. Check the address in the list.',
  tls: 'The site’s certificate is not in order (expired, or for another name), so browsers warn of it too. Tell the school.',
  connection: 'The site could not be reached. Check the address and your connection, and try again.',
  private: 'The address is within a local network, and the list does not name it. It was not asked.',
  permission: 'The browser has not been given permission to read this site. Give permission, and try again.',
  'hidden-redirect': 'The site sends on to another site that the browser may not read. Add the address where it ends.',
  'too-many-redirects': 'The address sends its reader on and on without end. Tell the school.',
  'too-large':
    'What the address sends is larger than a notice can be (25 MB). Open it, save the notice by itself and add the file.',
  'script-only':
    'The page is put together by scripts, which Noticemark does not run, so there was nothing to read. Open it in a browser, print it as a PDF and add the file.',
  'no-site':
    'There is no school’s website at this address: the domain is for sale, parked, suspended or not set up yet. Ask the school for its address, and correct the list.',
  robots: 'The site asks programs not to read this page (robots.txt). Open it in a browser, save it and add the file.',
  cancelled: 'The run was cancelled before this was asked.',
};

/** @param status HTTP status, where a server answered */
export function faultWords(fault: FetchFault, status: number | null = null): string {
  return status === null ? WORDS[fault] : `${WORDS[fault]} (Answer: ${status}.)`;
}

export function isFault(code: string): code is FetchFault {
  return code in WORDS;
}
