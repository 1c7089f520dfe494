/** The reader of XML: names, entities, and what it refuses. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Unreadable } from './unreadable';
import { childrenOf, parseXml, textOf } from './xml';

const parse = (source: string, nodes = 1000) => parseXml(new TextEncoder().encode(source), nodes);

function refusal(source: string, nodes = 1000): string {
  try {
    parse(source, nodes);
    return 'read';
  } catch (error) {
    return error instanceof Unreadable ? error.error.code : 'thrown';
  }
}

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';

describe('parseXml', () => {
  it('names by namespace, whatever the prefix', () => {
    for (const source of [
      `<w:p xmlns:w="${W}" w:id="1" x="2"><w:t>a</w:t></w:p>`,
      `<ns0:p xmlns:ns0="${W}" ns0:id="1" x="2"><ns0:t>a</ns0:t></ns0:p>`,
      `<p xmlns="http://purl.oclc.org/ooxml/wordprocessingml/main" xmlns:z="${W}" z:id="1" x="2"><t>a</t></p>`,
    ]) {
      const root = parse(source);
      expect([root.name, root.attributes, childrenOf(root)[0]?.name]).toEqual(['w:p', { 'w:id': '1', x: '2' }, 'w:t']);
    }
  });

  it('reads entities, CDATA, comments and instructions', () => {
    const root = parse(
      '<?xml version="1.0"?><!-- c --><a b="&quot;x&quot;">1 &lt; 2 &amp;&#38;&#x26;<![CDATA[<b>]]><!-- <c> --></a>\n',
    );
    expect([textOf(root), root.attributes.b]).toEqual(['1 < 2 &&&<b>', '"x"']);
  });

  it('expands no entity of the document itself', () => {
    const bomb = '<!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;">]><a>&c;</a>';
    expect(refusal(bomb)).toBe('damaged');
    expect(textOf(parse('<!DOCTYPE a SYSTEM "a.dtd"><a>&c;</a>'))).toBe('&c;');
  });

  it('refuses too many nodes, too deep a nest and broken mark-up', () => {
    expect(refusal(`<a>${'<b/>'.repeat(1100)}</a>`)).toBe('too-large');
    expect(refusal(`<a>${'<b/>'.repeat(900)}</a>`)).toBe('read');
    expect(refusal('<a>'.repeat(500) + '</a>'.repeat(500))).toBe('too-large');
    for (const broken of ['', 'text', '<a>', '<a></b>', '<a b></a>', '<a', '<a><!-- ', '</a>', '<a/><']) {
      expect(refusal(broken)).toBe('damaged');
    }
  });

  it('never fails in another way', () => {
    const piece = fc.constantFrom(
      '<a>',
      '</a>',
      '<b c="d">',
      '</b>',
      'x',
      '&amp;',
      '<!--',
      '-->',
      '<![CDATA[',
      '"',
      '<?',
      '>',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        expect(['read', 'damaged']).toContain(refusal(pieces.join('')));
      }),
    );
  });
});
