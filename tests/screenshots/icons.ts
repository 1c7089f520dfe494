/** `npm run icons`: the icon in every size from its two drawings, one for small sizes and one for the rest. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { chromium } from '@playwright/test';

const DRAWINGS = [
  { drawing: 'src/store/icon-small.svg', sizes: [16, 32] },
  { drawing: 'public/icon/noticemark.svg', sizes: [48, 96, 128] },
] as const;

const SYSTEM_CHROMIUM = '/usr/bin/chromium';
const browser = await chromium.launch(existsSync(SYSTEM_CHROMIUM) ? { executablePath: SYSTEM_CHROMIUM } : {});
const page = await browser.newPage();
for (const { drawing, sizes } of DRAWINGS) {
  const address = `data:image/svg+xml;base64,${readFileSync(drawing).toString('base64')}`;
  for (const size of sizes) {
    await page.setViewportSize({ width: size, height: size });
    await page.setContent(
      `<body style="margin:0"><img src="${address}" width="${size}" height="${size}" style="display:block">`,
    );
    await page.evaluate(() => document.images[0]?.decode());
    writeFileSync(`public/icon/${size}.png`, await page.screenshot({ omitBackground: true }));
  }
}
await browser.close();
