// Pasa Lighthouse por una página, varias veces, en un Chromium ya abierto.
// Uso: node lighthouse.mjs '{"port": …, "url": …, "theme": …, "runs": …}'
// Escribe un JSON: el rendimiento de cada vez; lo demás, de la primera.
import lighthouse from "lighthouse";
import { connect } from "puppeteer-core";

const OTHERS = ["accessibility", "best-practices", "seo"];
const order = JSON.parse(process.argv[2]);

const browser = await connect({
    browserURL: `http://127.0.0.1:${order.port}`,
    defaultViewport: null,
});

async function run(categories) {
    const page = await browser.newPage();
    try {
        await page.emulateMediaFeatures([
            { name: "prefers-color-scheme", value: order.theme },
        ]);
        const flags = {
            locale: "es-419",
            logLevel: "silent",
            onlyCategories: categories,
            disableFullPageScreenshot: true,
            skipAudits: [
                "screenshot-thumbnails", "final-screenshot", ...order.skip,
            ],
        };
        const { lhr } = await lighthouse(order.url, flags, undefined, page);
        if (lhr.runtimeError) throw new Error(lhr.runtimeError.message);
        return lhr;
    } finally {
        await page.close();
    }
}

// Lo que le quitó puntos a cada categoría y, del rendimiento, todo consejo.
function complaints(lhr) {
    return Object.values(lhr.categories).flatMap(({ id, auditRefs }) =>
        auditRefs
            .map((ref) => ({ ...lhr.audits[ref.id], weight: ref.weight }))
            .filter(({ score, weight }) => score !== null && score < 1
                && (weight > 0 || id === "performance"))
            .map((audit) => ({
                category: id,
                id: audit.id,
                title: audit.title,
                value: audit.displayValue ?? "",
                items: (audit.details?.items ?? []).slice(0, 8).map(brief),
            })));
}

function brief(item) {
    return JSON.stringify(item).slice(0, 400);
}

try {
    const first = await run(["performance", ...OTHERS]);
    const score = (lhr, id) => lhr.categories[id].score;
    const performance = [score(first, "performance")];
    while (performance.length < order.runs)
        performance.push(score(await run(["performance"]), "performance"));
    console.log(JSON.stringify({
        performance,
        ...Object.fromEntries(OTHERS.map((id) => [id, score(first, id)])),
        complaints: complaints(first),
        machine: first.environment.benchmarkIndex,
    }));
} finally {
    await browser.disconnect();
}
