#include "core/model/traits.h"

#include "core/model/builder.h"

namespace botoscope::model {

namespace {

using TextMember = std::string Traits::*;
using FlagMember = bool Traits::*;

const std::unordered_map<std::string_view, TextMember>& textMembers()
{
    static const std::unordered_map<std::string_view, TextMember> table{
        {"locationName", &Traits::locationName},           {"queryName", &Traits::queryName},
        {"timestampFormat", &Traits::timestampFormat},     {"payload", &Traits::payload},
        {"resultWrapper", &Traits::resultWrapper},         {"documentation", &Traits::documentation},
        {"deprecatedMessage", &Traits::deprecatedMessage},
    };
    return table;
}

const std::unordered_map<std::string_view, FlagMember>& flagMembers()
{
    static const std::unordered_map<std::string_view, FlagMember> table{
        {"flattened", &Traits::flattened},           {"streaming", &Traits::streaming},
        {"xmlAttribute", &Traits::xmlAttribute},     {"jsonvalue", &Traits::jsonvalue},
        {"hostLabel", &Traits::hostLabel},           {"idempotencyToken", &Traits::idempotencyToken},
        {"sensitive", &Traits::sensitive},           {"deprecated", &Traits::deprecated},
        {"eventstream", &Traits::eventstream},       {"event", &Traits::event},
        {"eventheader", &Traits::eventheader},       {"eventpayload", &Traits::eventpayload},
        {"requiresLength", &Traits::requiresLength}, {"box", &Traits::box},
    };
    return table;
}

Location readLocation(std::string_view word)
{
    if (word == "uri") {
        return Location::Uri;
    }
    if (word == "querystring") {
        return Location::QueryString;
    }
    if (word == "header") {
        return Location::Header;
    }
    if (word == "headers") {
        return Location::Headers;
    }
    return word == "statusCode" ? Location::StatusCode : Location::Body;
}

void readOther(std::string_view key, dom::Element value, Traits& traits)
{
    if (key == "location") {
        traits.location = readLocation(dom::text(value));
    } else if (key == "xmlNamespace") {
        traits.xmlNamespace = readXmlNamespace(value);
    } else if (key == "contextParam") {
        const auto param = dom::object(value);
        traits.contextParam = param ? dom::findText(*param, "name") : std::string_view();
    }
}

} // namespace

void readTraits(dom::Object json, Traits& traits)
{
    for (const auto [key, value] : json) {
        if (const auto textMember = textMembers().find(key); textMember != textMembers().end()) {
            traits.*(textMember->second) = dom::text(value);
        } else if (const auto flagMember = flagMembers().find(key); flagMember != flagMembers().end()) {
            traits.*(flagMember->second) = dom::flag(value);
        } else {
            readOther(key, value, traits);
        }
    }
}

std::optional<XmlNamespace> readXmlNamespace(dom::Element json)
{
    if (const auto object = dom::object(json)) {
        return XmlNamespace{std::string(dom::findText(*object, "uri")), std::string(dom::findText(*object, "prefix"))};
    }
    const std::string_view uri = dom::text(json);
    return uri.empty() ? std::nullopt : std::optional(XmlNamespace{std::string(uri), {}});
}

} // namespace botoscope::model
