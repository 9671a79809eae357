//! Links that a mail system's filter has rewritten when a text was copied from a mail.

use percent_encoding::percent_decode_str;

/// Whether a link leads through such a filter.
#[must_use]
pub fn is_filtered(target: &str) -> bool {
    target.contains(".safelinks.protection.outlook.com/")
}

/// The address behind the filter's; nothing where it cannot be written as it is.
#[must_use]
pub fn address_behind(target: &str) -> Option<String> {
    if !is_filtered(target) {
        return None;
    }
    let query = target.split_once('?')?.1.replace("&amp;", "&");
    let url = query.split('&').find_map(|part| part.strip_prefix("url="))?;
    let address = percent_decode_str(url).decode_utf8().ok()?.into_owned();
    let safe = address.starts_with("http")
        && !address.contains([' ', '(', ')', '<', '>', '"'])
        && address.is_ascii();
    safe.then_some(address)
}
