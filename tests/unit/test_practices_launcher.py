"""Los procesos que se empiezan, se terminan: con cualquier final."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from neurona.practices import launcher
from neurona.practices.launcher import WorkerLost, free_ports, launch

HERE = Path(__file__).parent


@pytest.fixture
def run(tmp_path, monkeypatch):
    """Empieza trabajadores de mentira; al final, ninguno queda vivo."""
    monkeypatch.syspath_prepend(str(HERE))

    def start(*plan, limit=60):
        (tmp_path / "plan.json").write_text(json.dumps(plan))
        launch("fake_worker", tmp_path, len(plan), limit=limit)

    yield start
    assert not alive(tmp_path)


def pids(folder):
    return [
        int(line.split()[0])
        for file in folder.glob("pid-*")
        for line in file.read_text().splitlines()
    ]


def alive(folder):
    """Los procesos que siguen ahí; un zombi también cuenta."""
    found = []
    for pid in pids(folder):
        try:
            os.kill(pid, 0)
            found.append(pid)
        except ProcessLookupError:
            pass
    return found


def addresses(folder, index):
    """En qué direcciones creyó que estaban todos, cada vez que empezó."""
    lines = (folder / f"pid-{index}").read_text().splitlines()
    return [line.split()[1:] for line in lines]


def test_everyone_ends_and_knows_the_others(run, tmp_path):
    run("end", "end", "end")
    (first,), (second,) = addresses(tmp_path, 0), addresses(tmp_path, 1)
    assert first == second and len(set(first)) == 3
    assert all(place.startswith("127.0.0.1:") for place in first)
    assert len(pids(tmp_path)) == 3


def test_a_killed_worker_takes_the_others_along(run, tmp_path):
    for _ in range(3):
        with pytest.raises(WorkerLost, match=r"trabajador 1 murió \(SIGKILL"):
            run("hang", "die")
        assert not alive(tmp_path)


def test_the_dead_are_named_before_those_who_complain(monkeypatch):
    """El 0 se quejó y al 1 lo mataron: la culpa es del 1."""

    class Done:
        def __init__(self, code):
            self.code = code

        def poll(self):
            return self.code

    monkeypatch.setattr(launcher, "_tail", lambda log: "nada")
    team = [(Done(1), None), (Done(-9), None)]
    with pytest.raises(WorkerLost, match="El trabajador 1") as caught:
        launcher._wait(team, time.monotonic() + 60, 60)
    assert caught.value.index == 1


def test_an_error_is_told_with_its_last_words(run):
    with pytest.raises(WorkerLost) as caught:
        run("hang", "hang", "fail")
    message = str(caught.value)
    assert "trabajador 2 se detuvo con un error (código 1)" in message
    assert "ValueError: no me gustan estos datos" in message
    assert "Corrige" in message
    # Solo lo último: su saludo ya no cabe.
    assert "¡Hola!" not in message


def test_a_worker_that_hangs_has_a_limit(run, tmp_path, monkeypatch):
    """El reloj salta cuando el 0 ya acabó y el 1 ya saludó."""
    greeting = tmp_path / "trabajador-1.log"

    def clock():
        ready = greeting.exists() and "Soy el 1." in greeting.read_text()
        return 1000 * (ready and len(pids(tmp_path)) - len(alive(tmp_path)))

    monkeypatch.setattr(launcher.time, "monotonic", clock)
    with pytest.raises(TimeoutError) as caught:
        run("end", "hang", limit=30)
    message = str(caught.value)
    assert "Pasaron 30 segundos" in message and "trabajadores [1]" in message
    assert "Soy el 1." in message and "limit" in message


def test_a_taken_port_is_changed(run, tmp_path):
    run("end", "taken-once")
    before, after = addresses(tmp_path, 1)
    assert not set(before) & set(after)


def test_ports_are_not_sought_forever(run, tmp_path):
    with pytest.raises(OSError, match="puertos libres"):
        run("taken")
    assert len(pids(tmp_path)) == launcher.ATTEMPTS


def test_an_interrupted_launch_ends_everyone(run, monkeypatch, tmp_path):
    def interrupt(seconds):
        if len(list(tmp_path.glob("pid-*"))) == 2:
            raise KeyboardInterrupt

    monkeypatch.setattr(launcher.time, "sleep", interrupt)
    with pytest.raises(KeyboardInterrupt):
        run("hang", "hang")


def test_orphans_leave_and_clean(tmp_path):
    """Si matan a quien los empezó, terminan y borran su carpeta."""
    folder = tmp_path / "trabajo"
    folder.mkdir()
    (folder / "plan.json").write_text('["orphan", "orphan"]')
    code = (
        "import sys; from pathlib import Path;"
        "from neurona.practices.launcher import launch;"
        "launch('fake_worker', Path(sys.argv[1]), 2)"
    )
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    environment["PYTHONPATH"] += os.pathsep + str(HERE)
    parent = subprocess.Popen(
        [sys.executable, "-c", code, str(folder)], env=environment
    )
    try:
        wait_until(lambda: len(list(folder.glob("listo-*"))) == 2)
        assert len(alive(folder)) == 2
        family = pids(folder)
    finally:
        parent.kill()
        parent.wait()
    wait_until(lambda: not folder.exists())
    wait_until(lambda: not any(map(running, family)))


def running(pid):
    """Si un proceso ajeno sigue vivo: un zombi ya no lo está."""
    try:
        stat = Path(f"/proc/{pid}/stat").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return False
    return stat.rpartition(")")[2].split()[0] != "Z"


def wait_until(condition, limit=60):
    deadline = time.monotonic() + limit
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.02)


def test_workers_are_modest_and_stay_home(run, tmp_path, monkeypatch):
    monkeypatch.setenv("HTTPS_PROXY", "http://192.0.2.1:8080")
    monkeypatch.setenv("grpc_proxy", "http://192.0.2.1:8080")
    run("environment")
    seen = json.loads((tmp_path / "entorno.json").read_text())
    assert not [name for name in seen if name.lower().endswith("_proxy")]
    assert seen["TF_NUM_INTRAOP_THREADS"] == "1"
    assert seen["CUDA_VISIBLE_DEVICES"] == "-1"
    assert seen["TMPDIR"] == str(tmp_path)


def test_free_ports_are_different():
    ports = free_ports(20)
    assert len(set(ports)) == 20 and min(ports) > 1023


def test_a_limit_must_be_positive(tmp_path):
    with pytest.raises(ValueError, match="limit"):
        launch("fake_worker", tmp_path, 1, limit=0)
