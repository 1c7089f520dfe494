/** Reports as JSON (the public contract) and as JSON lines. */
import type { Report } from '../engine/report';

/** One report, or an array where there are several; two spaces of indent. */
export function renderJson(reports: readonly Report[]): string {
  return `${JSON.stringify(reports.length === 1 ? reports[0] : reports, null, 2)}\n`;
}

/** One report on a line of its own. */
export function renderJsonLine(report: Report): string {
  return `${JSON.stringify(report)}\n`;
}
