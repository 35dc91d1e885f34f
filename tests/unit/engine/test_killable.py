"""Tasks in processes of their own, forked or spawned."""

import os
import time

import pytest

from verifykit.config.settings import Settings
from verifykit.engine import plugin_manager
from verifykit.engine.killable import TaskDiedError, TaskTimeoutError, run_killable
from verifykit.engine.running import CheckerTask
from verifykit.plugin import Context
from verifykit.scoring import score_case


class Counting:
    """A task that pickles: counts to a number, then does what comes after."""

    def __init__(self, upto, then=None):
        self.upto = upto
        self.then = then

    def __call__(self):
        yield from range(self.upto)
        if self.then is not None:
            self.then()


def sleep():
    time.sleep(600)


def fail():
    raise ValueError("in the task")


@pytest.mark.parametrize("start_method", ["fork", pytest.param("spawn", marks=pytest.mark.apart)])
def test_a_checkers_answers_come_through(start_method, case):
    settings = Settings()
    registry = plugin_manager(settings, installed=False).checkers(settings)
    context = Context(case=case, scoring=score_case(case))
    for registered in registry.checkers:
        task = CheckerTask(registered=registered, context=context, limit=100)
        assert list(run_killable(task, 60, start_method=start_method)) == list(task())


def test_what_came_before_the_time_was_up_is_there():
    values = run_killable(Counting(2, sleep), 2)
    assert [next(values), next(values)] == [0, 1]
    with pytest.raises(TaskTimeoutError):
        next(values)


def test_what_the_task_raises_is_told():
    with pytest.raises(TaskDiedError, match="ValueError: in the task"):
        list(run_killable(Counting(0, fail), 60))


def test_what_does_not_pickle_is_told():
    class Local:
        def __call__(self):
            yield lambda: None

    with pytest.raises(TaskDiedError, match="pickle"):
        list(run_killable(Local(), 60))


def test_a_reader_who_stops_early_leaves_no_process():
    class Tells:
        def __call__(self):
            yield os.getpid()
            time.sleep(600)

    values = run_killable(Tells(), 60)
    pid = next(values)
    values.close()
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


def test_output_of_native_code_stays_out_of_the_data(capfd):
    class Writes:
        def __call__(self):
            os.write(1, b"noise\n")
            yield 1

    assert list(run_killable(Writes(), 60)) == [1]
    captured = capfd.readouterr()
    assert captured.out == ""
    assert captured.err == "noise\n"
