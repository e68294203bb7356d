"""The engine without a model, beyond the contract of all engines."""

from service.catalogue import ModelProfile
from service.engines.echo import EchoEngine
from service.engines.engine import Decoding, Output, Request
from service.languages import language

AR, EN, FR = language("ar"), language("en"), language("fr")


def test_it_says_what_it_heard_under_the_targets_tag(echo_profile: ModelProfile) -> None:
    engine = EchoEngine(echo_profile)
    outputs = engine.generate([Request("خبر  عاجل", AR, EN), Request("خبر", AR, FR)], Decoding())
    assert outputs == [Output("[en] خبر عاجل", -0.5, 4), Output("[fr] خبر", -0.5, 3)]


def test_a_word_is_a_token(echo_profile: ModelProfile) -> None:
    requests = [Request("خبر عاجل", AR, EN), Request("", AR, EN)]
    assert EchoEngine(echo_profile).source_tokens(requests) == [3, 0]


def test_the_limit_leaves_a_torso(echo_profile: ModelProfile) -> None:
    (output,) = EchoEngine(echo_profile).generate(
        [Request("خبر عاجل", AR, EN)], Decoding(max_target_tokens=2)
    )
    assert output == Output("[en] خبر", -0.5, 2, complete=False)
