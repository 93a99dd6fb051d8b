"""Empezar varios procesos que se hablan, vigilarlos y terminarlos a todos."""

import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
import time

from neurona._validation import positive

HOST = "127.0.0.1"
#: Con esto termina un trabajador que halló ocupado su puerto.
PORT_TAKEN = 75
ATTEMPTS = 5
POLL = 0.05
LAST_WORDS = 5
# Cada trabajador con un solo hilo y sin GPU, como una máquina aparte.
MODEST = {
    "CUDA_VISIBLE_DEVICES": "-1",
    "OMP_NUM_THREADS": "1",
    "TF_NUM_INTEROP_THREADS": "1",
    "TF_NUM_INTRAOP_THREADS": "1",
}


class WorkerLost(RuntimeError):
    """Un trabajador murió, y sin él los demás no pueden seguir.

    Attributes
    ----------
    index : int
        Cuál, contado desde 0.
    """

    def __init__(self, index, message):
        super().__init__(message)
        self.index = index


def launch(module, folder, workers, *, limit=240):
    """Empieza varios procesos que se hablan, y espera a que acaben.

    Cada uno corre ``python -m module folder`` con una variable ``TF_CONFIG``
    que dice en qué puertos de 127.0.0.1 están todos y cuál es él.

    Parameters
    ----------
    module : str
        El programa. Debe salir con `PORT_TAKEN` si halla ocupado su puerto, y
        también debe terminar si se cierra su entrada estándar.
    folder : pathlib.Path
        Su carpeta de trabajo; ahí queda lo que escriban en la pantalla.
    workers : int
        Cuántos procesos.
    limit : float, optional
        Segundos que se espera, en total.

    Raises
    ------
    WorkerLost
        Si alguno termina mal.
    TimeoutError
        Si no acaban a tiempo.
    OSError
        Si no se encuentran puertos libres.

    Notes
    -----
    Salga como salga, al regresar ya no queda ningún proceso. Y si quien los
    empezó muere sin avisar, se cierra su entrada estándar y terminan solos.

    Se llaman por 127.0.0.1, pero el servidor de TensorFlow oye en toda la
    red y no pide contraseña: úsalo solo donde confías en quienes están.
    """
    deadline = time.monotonic() + positive(limit, "limit")
    for _ in range(ATTEMPTS):
        with _team(module, folder, free_ports(workers)) as team:
            if _wait(team, deadline, limit):
                return
    raise OSError(
        f"Busqué {ATTEMPTS} veces {workers} puertos libres en {HOST}, y otro "
        "programa los ocupó antes. Cierra los que abren muchas conexiones e "
        "inténtalo de nuevo."
    )


def free_ports(count):
    """Devuelve puertos que ahora están libres en 127.0.0.1.

    Otro programa puede ocuparlos antes de que se usen: por eso `launch`
    lo intenta varias veces.
    """
    with contextlib.ExitStack() as stack:
        # Todos abiertos a la vez: así no se repite ninguno.
        doors = [stack.enter_context(socket.socket()) for _ in range(count)]
        for door in doors:
            door.bind((HOST, 0))
        return [door.getsockname()[1] for door in doors]


@contextlib.contextmanager
def _team(module, folder, ports):
    """Los procesos, mientras dura el bloque."""
    team = []
    try:
        for index in range(len(ports)):
            log = folder / f"trabajador-{index}.log"
            with open(log, "wb") as file:
                process = subprocess.Popen(
                    [sys.executable, "-m", module, str(folder)],
                    env=_environment(index, ports, folder),
                    cwd=folder,
                    stdin=subprocess.PIPE,
                    stdout=file,
                    stderr=subprocess.STDOUT,
                )
            team.append((process, log))
        yield team
    finally:
        # Primero se matan todos y luego se espera: ninguno alcanza a quejarse
        # de que otro se fue.
        for process, _ in team:
            process.kill()
        for process, _ in team:
            process.wait()
            process.stdin.close()


def _environment(index, ports, folder):
    """Las variables de un trabajador: quiénes son todos, y cuál es él."""
    cluster = {"worker": [f"{HOST}:{port}" for port in ports]}
    task = {"type": "worker", "index": index}
    # Un proxy mandaría afuera lo que no debe salir de esta máquina.
    inherited = {
        name: value
        for name, value in os.environ.items()
        if not name.lower().endswith("_proxy")
    }
    # Lo que TensorFlow escribe y no alcanza a borrar si lo matan, se va con
    # la carpeta.
    scratch = dict.fromkeys(("TMPDIR", "TEMP", "TMP"), str(folder))
    return {
        **inherited,
        **MODEST,
        **scratch,
        "PYTHONPATH": os.pathsep.join(filter(None, sys.path)),
        "TF_CONFIG": json.dumps({"cluster": cluster, "task": task}),
    }


def _wait(team, deadline, limit):
    """Espera a todos; dice si acabaron, o si hay que cambiar de puertos."""
    while True:
        codes = [process.poll() for process, _ in team]
        if PORT_TAKEN in codes:
            return False
        lost = [i for i, code in enumerate(codes) if code not in (None, 0)]
        if lost:
            # A quien mataron va antes que a quien se quejó de su ausencia.
            index = min(lost, key=lambda i: codes[i] > 0)
            message = _obituary(index, codes[index], team[index][1])
            raise WorkerLost(index, message)
        if None not in codes:
            return True
        if time.monotonic() > deadline:
            raise TimeoutError(_overtime(codes, team, limit))
        time.sleep(POLL)


def _obituary(index, code, log):
    if code < 0:
        how = f"murió ({signal.Signals(-code).name})"
        remedy = (
            "Si no lo mataste tú, quizá faltó memoria: usa menos trabajadores"
        )
    else:
        how = f"se detuvo con un error (código {code})"
        remedy = "Corrige lo que dice su último renglón"
    return (
        f"El trabajador {index} {how}, y terminé a los demás. Sin él no hay "
        f"gradiente completo.\nLo último que dijo:\n{_tail(log)}\n"
        f"{remedy}. Si diste un checkpoint, la misma llamada sigue donde iba."
    )


def _overtime(codes, team, limit):
    late = [i for i, code in enumerate(codes) if code is None]
    words = "\n".join(f"[{i}] {_tail(team[i][1])}" for i in late)
    return (
        f"Pasaron {limit:g} segundos y no han acabado los trabajadores "
        f"{late}: los terminé a todos.\nLo último que dijeron:\n{words}\n"
        "Si solo les faltó tiempo, dales más con limit."
    )


def _tail(log):
    """Los últimos renglones que escribió un trabajador."""
    lines = log.read_text("utf8", errors="replace").splitlines()
    lines = [line[:200] for line in lines if line.strip()]
    return "\n".join(lines[-LAST_WORDS:]) or "(nada)"
