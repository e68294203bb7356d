"""The languages that can be asked for: the stories' own, and what a model here writes."""

from service.ui.context import PageContext
from service.ui.language_names import language_name
from service.ui.systems import targets


def language_choices(context: PageContext) -> list[tuple[str, str]]:
    """Names, as the page gives them, and BCP-47 tags; the stories' own language is first."""
    names = sorted(
        ((language_name(each.tag, context.texts), each.tag) for each in targets(context.desk)),
        key=lambda choice: choice[0].casefold(),
    )
    own = context.desk.source.tag
    return [(language_name(own, context.texts), own), *names]
