//! Styled text as cells of the screen.

use anstyle::{AnsiColor, Color as AnyColor, Effects};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier, Style};

use crate::browse::state::State;
use crate::output::Tone;
use crate::output::terminal::StyledSpan;

/// A piece of text in a tone, on one line.
pub(super) fn text(text: &str, tone: Tone) -> StyledSpan {
    if text.contains('\n') {
        StyledSpan::new(&text.replace('\n', " "), tone)
    } else {
        StyledSpan::new(text, tone)
    }
}

/// Draws spans on the first line of an area, as far as there is room.
pub(super) fn draw(state: &State, spans: &[StyledSpan], area: Rect, buffer: &mut Buffer) {
    let area = area.intersection(buffer.area);
    if area.is_empty() {
        return;
    }
    let mut x = area.x;
    for span in spans {
        let room = usize::from(area.right() - x);
        (x, _) = buffer.set_stringn(x, area.y, span.text(), room, style(span, state.color));
        if x >= area.right() {
            return;
        }
    }
}

/// Empties an area.
pub(super) fn fill(area: Rect, buffer: &mut Buffer) {
    let area = area.intersection(buffer.area);
    for y in area.y..area.bottom() {
        buffer.set_stringn(
            area.x,
            y,
            " ".repeat(usize::from(area.width)),
            usize::from(area.width),
            Style::reset(),
        );
    }
}

fn style(span: &StyledSpan, color: bool) -> Style {
    let own = span.style();
    let effects = [
        (Effects::BOLD, Modifier::BOLD),
        (Effects::DIMMED, Modifier::DIM),
        (Effects::ITALIC, Modifier::ITALIC),
        (Effects::UNDERLINE, Modifier::UNDERLINED),
        (Effects::INVERT, Modifier::REVERSED),
        (Effects::STRIKETHROUGH, Modifier::CROSSED_OUT),
    ];
    let has = |effect| own.get_effects().contains(effect);
    let modifier =
        effects.into_iter().filter(|(effect, _)| has(*effect)).map(|(_, modifier)| modifier).collect();
    let style = Style::new().add_modifier(modifier);
    match own.get_fg_color().filter(|_| color) {
        Some(AnyColor::Ansi(color)) => style.fg(of_sixteen(color)),
        _ => style,
    }
}

fn of_sixteen(color: AnsiColor) -> Color {
    match color {
        AnsiColor::Red => Color::Red,
        AnsiColor::Green => Color::Green,
        AnsiColor::Yellow => Color::Yellow,
        AnsiColor::Blue => Color::Blue,
        AnsiColor::Magenta => Color::Magenta,
        AnsiColor::Cyan => Color::Cyan,
        _ => Color::Reset,
    }
}
