#include "core/auth/redaction.h"

#include "core/auth/signer.h"

#include <algorithm>
#include <array>

namespace botoscope::auth {

namespace {

constexpr std::array<std::string_view, 5> secretHeaders = {
    "\nx-amz-security-token:", "\nx-amz-s3session-token:", "\nx-amz-sso_bearer_token:",
    "\nx-amz-server-side-encryption-customer-key:", "\nx-amz-copy-source-server-side-encryption-customer-key:"};
constexpr std::array<std::string_view, 3> secretParameters = {
    "X-Amz-Security-Token=", "X-Amz-S3session-Token=", "SecurityToken="};

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
        for (const std::string_view name : secretHeaders) {
            if (std::string_view(artefact).substr(at).starts_with(name)) {
                redactFrom(artefact, at + name.size(), "\n");
            }
        }
    }
    constexpr std::string_view parameterEnd = "Token=";
    for (std::size_t at = artefact.find(parameterEnd); at != std::string::npos;
         at = artefact.find(parameterEnd, at + 1)) {
        const std::size_t end = at + parameterEnd.size();
        for (const std::string_view name : secretParameters) {
            if (std::string_view(artefact).substr(0, end).ends_with(name)) {
                redactFrom(artefact, end, "&\n");
                break;
            }
        }
    }
}

} // namespace botoscope::auth
