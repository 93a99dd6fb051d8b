// Pone en marcha las láminas de una lección.

const LABELS = {
  "navigate-left": "Sección anterior",
  "navigate-right": "Sección siguiente",
  "navigate-up": "Lámina anterior de la sección",
  "navigate-down": "Lámina siguiente de la sección",
};
const OWN_KEYS = ".lab, input, select, button, summary, textarea";

await Reveal.initialize({
  width: 1280,
  height: 720,
  margin: 0,
  center: false,
  hash: true,
  slideNumber: "c/t",
  transition: "none",
  // En otro idioma: mejor sin ellas.
  help: false,
  jumpToSlide: false,
  scrollActivationWidth: null,
  pdfSeparateFragments: false,
  pdfMaxPagesPerSlide: 1,
  // Una lámina sin medidas no dejaría ajustar sus letras.
  viewDistance: 1000,
  mobileViewDistance: 1000,
  // Las flechas y la barra son de la perilla que se está usando.
  keyboardCondition: (event) => !event.target.closest(OWN_KEYS),
  plugins: [RevealNotes],
});

for (const [name, label] of Object.entries(LABELS)) {
  document.querySelector(`.${name}`)?.setAttribute("aria-label", label);
}
const resume = document.querySelector(".resume-button");
if (resume) resume.textContent = "Continuar";

// Escape devuelve el teclado a las láminas.
document.addEventListener("keydown", (event) => {
  const focused = document.activeElement;
  if (event.key === "Escape" && focused?.closest(OWN_KEYS)) focused.blur();
});

// Lo que no cabe se encoge hasta donde se lee; si aún no cabe, se desliza.
function fit(sheet) {
  const lab = sheet.querySelector(".lab");
  const sizes = lab
    ? [1.5, 1.4, 1.3, 1.2, 1.1, 1, 0.9]
    : [30, 28, 26, 24, 22, 20, 18, 16];
  for (const size of sizes) {
    if (lab) lab.style.zoom = size;
    else sheet.style.fontSize = `${size}px`;
    const parts = sheet.querySelectorAll(
      lab ? ".lab" : "pre, .katex-display, table",
    );
    const wide = [...parts].some(
      (node) => node.checkVisibility() && node.scrollWidth > node.clientWidth + 1,
    );
    if (!wide && sheet.scrollHeight <= sheet.clientHeight) break;
  }
}

async function fitAll() {
  // Hasta que llegan, las letras y las imágenes miden otra cosa.
  await Promise.all([...document.fonts].map((font) => font.load()));
  await Promise.all([...document.images].map((image) => image.decode()));
  for (const image of document.querySelectorAll("figure > img")) {
    const tall = image.naturalWidth < 1.7 * image.naturalHeight;
    image.parentNode.classList.toggle("alta", tall);
  }
  for (const sheet of document.querySelectorAll(".hoja")) fit(sheet);
  document.body.classList.add("lista");
}

if (Reveal.isPrintView()) {
  // En papel nadie despliega: las respuestas se leen.
  for (const option of document.querySelectorAll("details:not(.codigo)")) {
    option.open = true;
  }
}
document.addEventListener(
  "toggle",
  (event) => fit(event.target.closest(".hoja")),
  true,
);
