import os

from evaluation.speed.machine import machine


def test_a_machine_is_described_by_what_decides_speed():
    described = machine(threads=0)
    assert described["threads"] == described["cores"] == len(os.sched_getaffinity(0))
    assert described["processor"]
    assert described["memory_gb"] > 0
    assert all(described[package] for package in ("python", "torch", "transformers", "ctranslate2"))
    assert machine(threads=3)["threads"] == 3
