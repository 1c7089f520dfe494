/** What runs on pdf.js's thread in the extension's pages: pdf.js's own worker, with its memory bounded before it begins. */
import './page-allowance.mjs';
import 'pdfjs-dist/build/pdf.worker.min.mjs';
