#include "core/auth/redaction.h"

#include "core/base/encoding.h"
#include "core/base/secret_names.h"

#include <algorithm>

namespace botoscope::auth {

namespace {

void redactFrom(std::string& text, std::size_t start, std::string_view ends)
{
    text.replace(start, std::min(text.find_first_of(ends, start), text.size()) - start, redactedText);
}

} // namespace

void redactSecrets(std::string& artefact)
{
    // One search for what all names have in common, since every signature comes through here.
    constexpr std::string_view headerStart = "\nx-amz-";
    for (std::size_t at = artefact.find(headerStart); at != std::string::npos;
         at = artefact.find(headerStart, at + 1)) {
        const std::size_t colon = artefact.find(':', at);
        if (colon != std::string::npos && isSecretHeader(std::string_view(artefact).substr(at + 1, colon - at - 1))) {
            redactFrom(artefact, colon + 1, "\n");
        }
    }
    constexpr std::string_view parameterEnd = "Token=";
    for (std::size_t at = artefact.find(parameterEnd); at != std::string::npos;
         at = artefact.find(parameterEnd, at + 1)) {
        const std::size_t end = at + parameterEnd.size();
        const std::size_t before = artefact.find_last_of("&?\n", at); // none: npos, and one more is the text's start
        const std::string_view name = std::string_view(artefact).substr(before + 1, end - before - 2);
        if (isTokenParameter(toLower(name))) {
            redactFrom(artefact, end, "&\n");
        }
    }
}

} // namespace botoscope::auth
