"""Un trabajador de mentira: hace lo que dice su carpeta y no usa TensorFlow.

``python -m fake_worker CARPETA``; en ``plan.json``, qué hace cada quien.
"""

import json
import os
import signal
import sys
import time
from pathlib import Path

folder = Path(sys.argv[1])
config = json.loads(os.environ["TF_CONFIG"])
index = config["task"]["index"]
plan = json.loads((folder / "plan.json").read_text("utf8"))

with open(folder / f"pid-{index}", "a") as file:
    print(os.getpid(), *config["cluster"]["worker"], file=file)

print("¡Hola!")
print(f"Soy el {index}.", file=sys.stderr, flush=True)
match plan[index]:
    case "end":
        pass
    case "die":
        os.kill(os.getpid(), signal.SIGKILL)
    case "fail":
        raise ValueError("no me gustan estos datos")
    case "hang":
        time.sleep(600)
    case "orphan":
        from neurona.practices.distributed_worker import leave_with_parent

        leave_with_parent(folder)
        (folder / f"listo-{index}").touch()
        time.sleep(600)
    case "taken-once":
        # La primera vez finge que su puerto está ocupado.
        if len((folder / f"pid-{index}").read_text().splitlines()) == 1:
            os._exit(75)
    case "taken":
        os._exit(75)
    case "environment":
        (folder / "entorno.json").write_text(json.dumps(dict(os.environ)))
