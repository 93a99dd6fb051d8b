// Las lecciones terminadas, guardadas en este navegador.
(() => {
  const KEY = "neurona-avance";
  const LESSON = /\/\d\d-([\w-]+)\.html$/;
  const lesson = ({ pathname }) => LESSON.exec(pathname)?.[1];
  const here = lesson(location);
  const box = document.querySelector(".avance");
  const links = [...document.querySelectorAll(".bd-links a, .camino a")]
    .filter(lesson);
  const total = new Set(links.map(lesson)).size;
  let done = new Set();

  function draw() {
    done = new Set((localStorage.getItem(KEY) ?? "").split(" ")
      .filter(Boolean));
    for (const link of links) {
      link.querySelector(".hecha")?.remove();
      if (!done.has(lesson(link))) continue;
      const mark = document.createElement("span");
      mark.className = "hecha";
      mark.setAttribute("role", "img");
      mark.setAttribute("aria-label", "terminada");
      mark.textContent = "✓";
      link.append(" ", mark);
    }
    if (!box) return;
    const [button, says] = ["button", "p"].map((n) => box.querySelector(n));
    if (here) button.setAttribute("aria-pressed", done.has(here));
    else if (done.size === 0 && box.hidden) return;
    says.textContent = done.size
      ? `Llevas ${done.size} de ${total} lecciones terminadas.`
      : here ? "" : "No hay lecciones marcadas.";
    box.hidden = false;
  }

  function save() {
    localStorage.setItem(KEY, [...done].join(" "));
    if (!done.size) localStorage.removeItem(KEY);
    draw();
  }

  function click() {
    if (here) {
      if (!done.delete(here)) done.add(here);
    } else if (confirm("¿Borrar tu avance? Las lecciones quedan sin marca.")) {
      done.clear();
    }
    save();
  }

  try {
    draw();
    // Algunos navegadores dejan leer y no escribir.
    save();
  } catch {
    if (box) box.hidden = true;
    return;
  }
  box?.querySelector("button").addEventListener("click", click);
  // Al volver atrás, y cuando otra pestaña marca o borra.
  addEventListener("pageshow", draw);
  addEventListener("storage", draw);
})();
