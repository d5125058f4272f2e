#include "core/credentials/sign_in_host.h"

#include "core/auth/query_string.h"

namespace botoscope::credentials {

namespace {

std::string valueOf(const http::Parameters& parameters, std::string_view name)
{
    const std::string* value = auth::findParameter(parameters, name);
    return value ? *value : std::string();
}

} // namespace

Error signInFailure(std::string_view why, const std::string& what)
{
    Error error(ErrorCode::CredentialRetrieval, what);
    error.with("sign_in_failed", std::string(why));
    return error;
}

Result<std::string> authorizationCode(const http::Parameters& parameters)
{
    const std::string refusal = valueOf(parameters, "error");
    if (refusal == "access_denied") {
        return signInFailure("denied", "The sign-in was denied in the browser.");
    }
    if (!refusal.empty()) {
        const std::string words = valueOf(parameters, "error_description");
        return signInFailure("failed", "The sign-in page reports: " + refusal + (words.empty() ? "" : ": " + words));
    }
    std::string code = valueOf(parameters, "code");
    return code.empty() ? Result<std::string>(signInFailure("failed", "The sign-in page sent no code."))
                        : Result(std::move(code));
}

} // namespace botoscope::credentials
