"""The profile of a model that a test has built."""

from pathlib import Path

from service.catalogue import Family, ModelProfile, Task


def profile_of(
    name: str, family: Family, path: Path | None, *, tagged: bool = False, longest: int = 64
) -> ModelProfile:
    """It reads Arabic and writes English, French and German."""
    return ModelProfile(
        name=f"tiny-{name}",
        title=f"Tiny {name}",
        family=family,
        tasks=(Task.TRANSLATE,),
        hub_id=None,
        path=path,
        revision=None,
        licence="Apache-2.0",
        commercial=True,
        parameters=100_000,
        download_bytes=0,
        sources=("ar",),
        targets=("en", "fr", "de"),
        tagged=tagged,
        max_source_tokens=longest,
        scores=(),
    )
