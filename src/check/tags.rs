//! Which words in angle brackets are HTML.

/// The elements of HTML, living and dead, and the comment.
const ELEMENTS: &str = " a abbr acronym address applet area article aside audio b base basefont bdi bdo big blink \
blockquote body br button canvas caption center cite code col colgroup data datalist dd del details dfn dialog dir \
div dl dt em embed fieldset figcaption figure font footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup \
hr html i iframe img input ins kbd label legend li link main map mark marquee menu meta meter nav nobr noframes \
noscript object ol optgroup option output p param picture pre progress q rp rt ruby s samp script search section \
select slot small source span strike strong style sub summary sup svg table tbody td template textarea tfoot th \
thead time title tr track tt u ul var video wbr ";

/// Whether a tag is one of HTML, a comment or an instruction.
#[must_use]
pub fn is_html(tag: &str) -> bool {
    let inner = tag.trim_start_matches('<').trim_start_matches('/');
    let name: String = inner.chars().take_while(char::is_ascii_alphanumeric).collect();
    let next = inner.get(name.len()..).and_then(|rest| rest.chars().next());
    let whole = next.is_none_or(|c| matches!(c, '>' | '/' | ' ' | '\n' | '\t'));
    inner.starts_with(['!', '?']) || (whole && ELEMENTS.contains(&format!(" {} ", name.to_ascii_lowercase())))
}
