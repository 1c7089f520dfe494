/** A review as a file. Each renderer is loaded when it is asked for. */
import type { Report } from '../../src/engine/report';
import type { SavedFile } from '../../src/platform/save-file';
import type { ExportKind } from '../../src/ui/review/review-doors';

export async function exported(kind: ExportKind, report: Report): Promise<SavedFile> {
  switch (kind) {
    case 'html': {
      const { renderHtml } = await import('../../src/report/html');
      return { contents: renderHtml([report]), type: 'text/html', ending: '.html' };
    }
    case 'csv': {
      const { renderCsv } = await import('../../src/report/csv');
      return { contents: renderCsv([report]), type: 'text/csv', ending: '.csv' };
    }
    case 'json': {
      const { renderJson } = await import('../../src/report/json');
      return { contents: renderJson([report]), type: 'application/json', ending: '.json' };
    }
  }
}
