#include "conformance/canonical_xml.h"

#include "core/base/encoding.h"

#include <expat.h>
#include <map>

namespace botoscope::conformance {

namespace {

struct Output {
    std::string text;
    std::string pending; // character data since the last tag

    void flush()
    {
        if (!trim(pending).empty()) {
            text += pending;
        }
        pending.clear();
    }
};

void onStart(void* user, const char* name, const char** attributes)
{
    Output& out = *static_cast<Output*>(user);
    out.flush();
    std::map<std::string, std::string> sorted;
    for (; *attributes; attributes += 2) {
        sorted[attributes[0]] = attributes[1];
    }
    out.text.append("<").append(name);
    for (const auto& [key, value] : sorted) {
        out.text.append(" ").append(key).append("='").append(value).append("'");
    }
    out.text += ">";
}

void onEnd(void* user, const char* name)
{
    Output& out = *static_cast<Output*>(user);
    out.flush();
    out.text.append("</").append(name).append(">");
}

void onText(void* user, const char* text, int length)
{
    static_cast<Output*>(user)->pending.append(text, static_cast<std::size_t>(length));
}

} // namespace

std::optional<std::string> canonicalXml(std::string_view text)
{
    Output out;
    const XML_Parser parser = XML_ParserCreate("UTF-8");
    XML_SetUserData(parser, &out);
    XML_SetElementHandler(parser, onStart, onEnd);
    XML_SetCharacterDataHandler(parser, onText);
    const auto status = XML_Parse(parser, text.data(), static_cast<int>(text.size()), 1);
    XML_ParserFree(parser);
    return status == XML_STATUS_OK ? std::optional(out.text) : std::nullopt;
}

} // namespace botoscope::conformance
