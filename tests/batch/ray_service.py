"""The command line on a cluster whose only model echoes, a little slowly: for processes that a test ends."""

import sys
from functools import partial

import service.batch.ray_executor
import service.batch.windows
import service.desk
from service.__main__ import main
from service.settings import Settings
from tests.batch.newsroom import open_slow_echo_desk

if __name__ == "__main__":
    service.batch.windows.CHARACTERS = 600
    catalogue = open_slow_echo_desk(Settings()).catalogue
    vars(service.desk)["load_catalogue"] = lambda: catalogue
    ray_executor = vars(service.batch.ray_executor)
    ray_executor["RayExecutor"] = partial(ray_executor["RayExecutor"], opening=open_slow_echo_desk)
    sys.exit(main())
