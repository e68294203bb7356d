"""Colours and fonts; nothing of it is fetched from another host."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gradio.themes import Base

_FONTS = (
    "system-ui",
    "-apple-system",
    "Segoe UI",
    "Roboto",
    "Noto Sans",
    "Noto Sans Arabic",
    "Noto Naskh Arabic",
    "Noto Sans Hebrew",
    "Geeza Pro",
    "Arial",
    "sans-serif",
)
"""Each machine's own letters; the Arabic ones stand behind, for what the first do not have."""


def theme() -> "Base":
    """Gradio's own forms in a newsroom's colours, dark enough to be read (WCAG AA)."""
    from gradio.themes import Base, colors, sizes

    made: Base = Base(
        primary_hue=colors.teal,
        secondary_hue=colors.slate,
        neutral_hue=colors.slate,
        radius_size=sizes.radius_sm,
        font=_FONTS,
        font_mono=("ui-monospace", "Consolas", "monospace"),
    )
    made.set(
        color_accent="*primary_700",  # in the dark page.css has a lighter one
        body_text_color_subdued="*neutral_600",  # slate 400 on white is 2.6 to 1
        body_text_color_subdued_dark="*neutral_300",
        input_placeholder_color="*neutral_600",
        input_placeholder_color_dark="*neutral_300",
        block_label_text_color="*neutral_600",
        block_label_text_color_dark="*neutral_300",
        block_title_text_color="*neutral_700",
        block_title_text_color_dark="*neutral_200",
        block_info_text_color="*neutral_600",
        block_info_text_color_dark="*neutral_300",
        button_primary_background_fill="*primary_700",
        button_primary_background_fill_dark="*primary_700",
        button_primary_background_fill_hover="*primary_800",
        button_primary_background_fill_hover_dark="*primary_800",
        button_primary_text_color="white",
        button_primary_text_color_dark="white",
    )
    return made
