// Draws every model of bpmn/ into this folder with bpmn-js, and notes in each picture of which model it is.
// From the project's root: npm install --prefix docs/pictures && node docs/pictures/render.mjs
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import puppeteer from 'puppeteer-core';

const here = dirname(fileURLToPath(import.meta.url));
const models = join(here, '../../bpmn');
const viewer = join(here, 'node_modules/bpmn-js/dist/bpmn-navigated-viewer.production.min.js');

const browser = await puppeteer.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--headless', '--disable-gpu'],
});
try {
  const page = await browser.newPage();
  for (const file of readdirSync(models).filter((name) => name.endsWith('.bpmn'))) {
    const xml = readFileSync(join(models, file), 'utf8');
    await page.setContent('<div id="canvas" style="width:1600px;height:900px"></div>');
    await page.addScriptTag({ path: viewer });
    const svg = await page.evaluate(async (model) => {
      const drawn = new BpmnJS({ container: '#canvas' });
      await drawn.importXML(model);
      return (await drawn.saveSVG()).svg;
    }, xml);
    // The viewer names arrowheads at random; two drawings of one model are to be the same.
    const names = [...new Set(svg.match(/marker-[a-z0-9]+/g) ?? [])];
    const steady = names.reduce((drawn, name, i) => drawn.replaceAll(name, `marker-${i}-`), svg);
    const hash = createHash('sha256').update(xml).digest('hex');
    writeFileSync(
      join(here, file.replace('.bpmn', '.svg')),
      steady.replace(/<!-- created with.*?-->\n?/, '') + `\n<!-- of ${file}, sha256 ${hash} -->\n`,
    );
    console.log(file);
  }
} finally {
  await browser.close();
}
