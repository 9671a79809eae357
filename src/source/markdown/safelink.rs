//! Links that Outlook's Safe Links filter has rewritten, as they come into a page with text copied from a mail.

use std::borrow::Cow;

use percent_encoding::percent_decode_str;

/// Whether a link leads through the filter.
#[must_use]
pub fn is_filtered(target: &str) -> bool {
    query(target).is_some()
}

/// The address that a filtered link leads to, also where the filter has rewritten it twice.
#[must_use]
pub fn address_behind(target: &str) -> Option<String> {
    let address = decoded(target)?;
    Some(decoded(&address).unwrap_or(address))
}

/// Whether an address leads to a host of the web.
#[must_use]
pub fn is_web(address: &str) -> bool {
    let rest = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://"));
    rest.is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '['))
}

fn decoded(target: &str) -> Option<String> {
    let query = query(target)?.replace("&amp;", "&");
    let url = query.split('&').find_map(|pair| pair.strip_prefix("url="))?;
    let address = percent_decode_str(url).decode_utf8().ok()?.into_owned();
    // A program that passed the address on may have encoded it once more.
    let again = || percent_decode_str(&address).decode_utf8().ok().filter(|again| is_web(again));
    let plain = if is_web(&address) { None } else { again().map(Cow::into_owned) };
    Some(plain.unwrap_or(address))
}

/// The query of a link to the filter's host.
fn query(target: &str) -> Option<&str> {
    let (host, rest) = target.split_once("://")?.1.split_once('/')?;
    let is_filter = host.to_ascii_lowercase().ends_with(".safelinks.protection.outlook.com");
    rest.split_once('?').map(|(_, query)| query).filter(|_| is_filter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_behind_is_decoded_once_for_each_filter() {
        let once = "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Faka.ms%2Fa&amp;data=1";
        assert_eq!(address_behind(once).as_deref(), Some("https://aka.ms/a"));
        let twice = format!(
            "https://nam06.safelinks.protection.outlook.com/?url={}",
            once.replace('%', "%25").replace('&', "%26").replace('?', "%3F")
        );
        assert_eq!(address_behind(&twice).as_deref(), Some("https://aka.ms/a"));
        assert_eq!(address_behind("https://aka.ms/?url=https%3A%2F%2Fb"), None);
    }
}
