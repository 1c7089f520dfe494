/** A review as a file. Each renderer is loaded when it is asked for. */
import type { SavedFile } from '../../src/platform/save-file';
import type { Casebook } from '../../src/report/casebook';
import type { ExportKind } from '../../src/ui/review/review-doors';

export async function exported(kind: ExportKind, book: Casebook): Promise<SavedFile> {
  switch (kind) {
    case 'html': {
      const { renderHtml } = await import('../../src/report/html');
      return { contents: renderHtml([book]), type: 'text/html', ending: '.html' };
    }
    case 'docx': {
      const { renderDocx } = await import('../../src/report/docx');
      const type = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
      return { contents: new Uint8Array(await renderDocx(book)), type, ending: '.docx' };
    }
    case 'xlsx': {
      const { renderXlsx } = await import('../../src/report/xlsx');
      const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
      return { contents: new Uint8Array(await renderXlsx([book])), type, ending: '.xlsx' };
    }
    case 'csv': {
      const { renderCsv } = await import('../../src/report/csv');
      return { contents: renderCsv([book.report]), type: 'text/csv', ending: '.csv' };
    }
    case 'json': {
      const { renderJson } = await import('../../src/report/json');
      return { contents: renderJson([book.report]), type: 'application/json', ending: '.json' };
    }
  }
}
