"""Names of languages as the page says them: «الفرنسية» on the Arabic page, "anglais" on the French one."""

from service.ui.texts import Texts


def language_name(tag: str, texts: Texts) -> str:
    """`tag` is BCP-47."""
    import langcodes

    return str(langcodes.get(tag).display_name(texts.tag))
